/*
 * Programs that the host keeps as bytecode: parts of the shim that are not in the boot image, which
 * the build has made, and modules, compiled in instances that run no guest code. Nothing of the
 * guest's is ever read as bytecode.
 */
#include <stdlib.h>

#include "hostcall.h"

const uint8_t *reply_contents(Reader *reader, uint32_t *size) {
  bool buffer = reader_byte(reader) == TAG_ARRAY_BUFFER;
  *size = reader_varint(reader);
  const uint8_t *bytes = reader_bytes(reader, *size);
  return buffer && !reader->bad && reader_left(reader) == 0 ? bytes : NULL;
}

JSValue program_read(JSContext *ctx, Reader *reader) {
  uint32_t size;
  const uint8_t *bytes = reply_contents(reader, &size);
  return bytes ? JS_ReadObject(ctx, bytes, size, JS_READ_OBJ_BYTECODE)
               : JS_ThrowInternalError(ctx, "the host's reply is malformed");
}

static JSValue read_named(JSContext *ctx, JSValueConst name) {
  uint32_t length;
  uint8_t *block = host_request(ctx, HOST_LIBRARY, 1, &name, &length);
  if (!block) {
    return JS_EXCEPTION;
  }
  Reader reader = {block, block + length, false};
  reader.bad = reader_byte(&reader) != STATUS_VALUE;
  JSValue program = program_read(ctx, &reader);
  free(block);
  return program;
}

JSValue library_read(JSContext *ctx, const char *name) {
  JSValue text = JS_NewString(ctx, name);
  JSValue program = JS_IsException(text) ? text : read_named(ctx, text);
  JS_FreeValue(ctx, text);
  return program;
}

JSValue library_load(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  JSValue program = read_named(ctx, argv[0]);
  return JS_IsException(program) ? program : JS_EvalFunction(ctx, program);
}
