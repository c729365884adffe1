/*
 * CommonJS modules. The host answers a module's text in its wrapper: as bytecode where it could
 * compile it, else as source, so that what is wrong with it is thrown here. Functions read from
 * bytecode carry the number of their script and fetch their text when they are asked for it.
 */
#include <stdlib.h>

#include "hostcall.h"

/* What a reply begins with: `VALUE`, the script's number as an int32. */
#define SCRIPT_BYTES 4u

int cloche_source_script;

static JSValue malformed(JSContext *ctx) {
  return JS_ThrowInternalError(ctx, "the host's reply is malformed");
}

static JSValue from_source(JSContext *ctx, Reader *reader, JSValueConst path) {
  uint32_t size;
  const char *text = (const char *)reply_contents(reader, &size);
  if (!text) {
    return malformed(ctx);
  }
  const char *file = JS_ToCString(ctx, path);
  /* A NUL byte follows the reply. */
  JSValue function = file ? JS_Eval(ctx, text, size, file, JS_EVAL_TYPE_GLOBAL) : JS_EXCEPTION;
  JS_FreeCString(ctx, file);
  return function;
}

static JSValue from_bytecode(JSContext *ctx, Reader *reader, int script) {
  cloche_source_script = script;
  JSValue program = program_read(ctx, reader);
  cloche_source_script = 0;
  return JS_IsException(program) ? program : JS_EvalFunction(ctx, program);
}

static JSValue from_reply(JSContext *ctx, Reader *reader, JSValueConst path) {
  reader_byte(reader);
  bool number = reader_byte(reader) == TAG_INT32;
  const uint8_t *script = reader_bytes(reader, SCRIPT_BYTES);
  if (!number || !script) {
    return malformed(ctx);
  }
  int id = script[0] | script[1] << 8 | script[2] << 16 | script[3] << 24;
  return id ? from_bytecode(ctx, reader, id) : from_source(ctx, reader, path);
}

JSValue module_load(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  uint32_t length;
  uint8_t *block = host_request(ctx, HOST_MODULE, 1, argv, &length);
  if (!block) {
    return JS_EXCEPTION;
  }
  if (length > 0 && block[0] != STATUS_VALUE) {
    return host_reply(ctx, block, length);
  }
  Reader reader = {block, block + length, false};
  JSValue function = from_reply(ctx, &reader, argv[0]);
  free(block);
  if (!JS_IsException(function) && !JS_IsFunction(ctx, function)) {
    JS_FreeValue(ctx, function);
    return JS_ThrowSyntaxError(ctx, "the module's braces are not balanced");
  }
  return function;
}

/* The text of a function; called by Function.prototype.toString. */
JSValue cloche_function_source(JSContext *ctx, int script, int pos, int len) {
  JSValue range[] = {JS_NewInt32(ctx, script), JS_NewInt32(ctx, pos), JS_NewInt32(ctx, len)};
  uint32_t length, size;
  uint8_t *block = host_request(ctx, HOST_FUNCTION_TEXT, 3, range, &length);
  if (!block) {
    return JS_EXCEPTION;
  }
  Reader reader = {block, block + length, false};
  bool value = reader_byte(&reader) == STATUS_VALUE;
  const char *text = (const char *)reply_contents(&reader, &size);
  JSValue string = value && text ? JS_NewStringLen(ctx, text, size) : malformed(ctx);
  free(block);
  return string;
}
