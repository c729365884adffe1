/* Running source text: scripts of the host's, modules of the shim's. */
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "hostcall.h"

/* A script in a message. The source ends with the block, where a NUL byte follows. */
typedef struct Script {
  uint32_t form, line; /* `line`: how many lines of its file come before it */
  char *file; /* from malloc; owned */
  const char *source;
  uint32_t length;
} Script;

static bool read_script(const Message *message, Script *script) {
  Reader reader = message_reader(message);
  script->form = reader_varint(&reader);
  script->line = reader_varint(&reader);
  uint32_t name_length = reader_varint(&reader);
  const uint8_t *name = reader_bytes(&reader, name_length);
  script->length = reader_varint(&reader);
  script->source = (const char *)reader_bytes(&reader, script->length);
  if (reader.bad || reader_left(&reader) != 0 || memchr(name, 0, name_length)) {
    return false;
  }
  script->file = alloc_message(engine.ctx, name_length + 1);
  if (!script->file) {
    return false;
  }
  memcpy(script->file, name, name_length);
  script->file[name_length] = '\0';
  return true;
}

/*
 * Compiles the script of `message`, which is freed, and sets the form of the request's result.
 * JS_UNDEFINED when it is malformed.
 */
static JSValue compile(Message *message) {
  Script script = {0};
  JSValue function = JS_UNDEFINED;
  if (read_script(message, &script)) {
    JSEvalOptions options = {
      .version = JS_EVAL_OPTIONS_VERSION,
      .eval_flags = JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_COMPILE_ONLY,
      .filename = script.file,
      .line_num = (int)script.line + 1,
    };
    engine.form = (int32_t)script.form;
    function = JS_Eval2(engine.ctx, script.source, script.length, &options);
    free(script.file);
  } else if (JS_HasException(engine.ctx)) {
    function = JS_EXCEPTION;
  }
  message_free(message);
  return function;
}

uint64_t handle_eval(Message *message) {
  jobs_reset();
  JSValue function = compile(message);
  if (JS_IsUndefined(function)) {
    return reply_status(STATUS_MALFORMED);
  }
  if (JS_IsException(function)) {
    return jobs_complete(function);
  }
  return jobs_complete(JS_EvalFunction(engine.ctx, function));
}

uint64_t handle_module(Message *message) {
  JSContext *ctx = engine.ctx;
  Script script = {0};
  JSValue description = JS_UNDEFINED;
  if (read_script(message, &script)) {
    description = module_compile(
        ctx, script.source, script.length, script.file, (int)script.line + 1);
    free(script.file);
  } else if (JS_HasException(ctx)) {
    description = JS_EXCEPTION;
  }
  message_free(message);
  if (JS_IsUndefined(description)) {
    return reply_status(STATUS_MALFORMED);
  }
  if (JS_IsException(description)) {
    return reply_exception();
  }
  uint64_t reply = reply_value(description);
  JS_FreeValue(ctx, description);
  return reply;
}

uint64_t handle_script(Message *message) {
  JSValue function = compile(message);
  if (JS_IsUndefined(function)) {
    return reply_status(STATUS_MALFORMED);
  }
  if (JS_IsException(function)) {
    return reply_exception();
  }
  uint64_t reply = reply_handle(function);
  JS_FreeValue(engine.ctx, function);
  return reply;
}

/* A script that COMPILE has made in an instance without a tenant. */
uint64_t handle_script_load(Message *message) {
  JSContext *ctx = engine.ctx;
  Reader reader = message_reader(message);
  uint32_t number = reader_varint(&reader);
  JSValue function = JS_UNDEFINED;
  if (!reader.bad) {
    cloche_source_script = (int)number;
    function = JS_ReadObject(ctx, reader.at, reader_left(&reader), JS_READ_OBJ_BYTECODE);
    cloche_source_script = 0;
  }
  message_free(message);
  if (JS_IsException(function)) {
    return reply_exception();
  }
  uint64_t reply = JS_VALUE_GET_TAG(function) == JS_TAG_FUNCTION_BYTECODE
      ? reply_handle(function)
      : reply_status(STATUS_MALFORMED);
  JS_FreeValue(ctx, function);
  return reply;
}

uint64_t handle_compile(Message *message) {
  JSContext *ctx = engine.ctx;
  JSValue function = compile(message);
  if (JS_IsUndefined(function)) {
    return reply_status(STATUS_MALFORMED);
  }
  if (JS_IsException(function)) {
    return reply_exception();
  }
  size_t length;
  int flags = JS_WRITE_OBJ_BYTECODE | JS_WRITE_OBJ_STRIP_SOURCE;
  uint8_t *bytecode = JS_WriteObject(ctx, &length, function, flags);
  JS_FreeValue(ctx, function);
  JSValue buffer = bytecode ? JS_NewArrayBufferCopy(ctx, bytecode, length) : JS_EXCEPTION;
  js_free(ctx, bytecode);
  if (JS_IsException(buffer)) {
    return reply_exception();
  }
  uint64_t reply = reply_value(buffer);
  JS_FreeValue(ctx, buffer);
  return reply;
}
