/*
 * Parts of the shim that are not in the boot image. The host keeps them as bytecode that the build
 * has made; nothing of the guest's is ever read as bytecode.
 */
#include <stdlib.h>

#include "hostcall.h"

/* `VALUE`, one ArrayBuffer: its bytes, or NULL. */
static const uint8_t *contents(uint8_t *block, uint32_t length, uint32_t *size) {
  Reader reader = {block, block + length, false};
  bool value = reader_byte(&reader) == STATUS_VALUE && reader_byte(&reader) == TAG_ARRAY_BUFFER;
  *size = reader_varint(&reader);
  const uint8_t *bytes = reader_bytes(&reader, *size);
  return value && !reader.bad && reader_left(&reader) == 0 ? bytes : NULL;
}

JSValue library_load(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  uint32_t length, size;
  uint8_t *block = host_request(ctx, HOST_LIBRARY, 1, argv, &length);
  if (!block) {
    return JS_EXCEPTION;
  }
  const uint8_t *bytes = contents(block, length, &size);
  JSValue program = bytes ? JS_ReadObject(ctx, bytes, size, JS_READ_OBJ_BYTECODE)
                          : JS_ThrowInternalError(ctx, "the host's reply is malformed");
  free(block);
  return JS_IsException(program) ? program : JS_EvalFunction(ctx, program);
}
