/* structuredClone: a message from the guest to itself, with the rules and caps of any other. */
#include "decode.h"
#include "encode.h"
#include "hostcall.h"

/* Encodes `value` into `message`: 0, or -1 with the exception pending. */
static int encode(JSContext *ctx, JSValueConst value, Buffer *message) {
  Encoder encoder = {.ctx = ctx, .out = message, .root = "value", .no_codes = true};
  Encoded encoded = encoder_write(&encoder, value);
  encoder_free(&encoder);
  if (encoded == ENCODE_TOO_LARGE) {
    JS_ThrowRangeError(ctx, "the value is too large to be cloned");
  }
  return encoded == ENCODED ? 0 : -1;
}

static JSValue decode(JSContext *ctx, const Buffer *message) {
  Reader reader = {message->data, message->data + message->length, false};
  JSValue value;
  switch (decode_value(ctx, &reader, &value)) {
    case DECODED:
      return value;
    case DECODE_EXCEPTION:
      return JS_EXCEPTION;
    default:
      JS_FreeValue(ctx, value);
      return JS_ThrowInternalError(ctx, "the clone is malformed");
  }
}

/* Detaches the buffers in the array `list`: they have moved to the clone. */
static int detach(JSContext *ctx, JSValueConst list) {
  int64_t count;
  if (JS_GetLength(ctx, list, &count) < 0) {
    return -1;
  }
  for (int64_t i = 0; i < count; i++) {
    JSValue item = JS_GetPropertyInt64(ctx, list, i);
    bool fine = JS_IsArrayBuffer(item);
    if (fine) {
      JS_DetachArrayBuffer(ctx, item);
    } else if (!JS_IsException(item)) {
      JS_ThrowTypeError(ctx, "only an ArrayBuffer can be transferred");
    }
    JS_FreeValue(ctx, item);
    if (!fine) {
      return -1;
    }
  }
  return 0;
}

/* structuredClone(value, {transfer}) */
static JSValue structured_clone(
    JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  if (argc == 0) {
    return JS_ThrowTypeError(ctx, "The \"value\" argument must be specified");
  }
  JSValue transfer = JS_UNDEFINED;
  if (argc > 1 && JS_IsObject(argv[1])) {
    transfer = JS_GetPropertyStr(ctx, argv[1], "transfer");
  }
  Buffer message = {.limit = engine.reply_limit};
  JSValue clone = JS_EXCEPTION;
  if (!JS_IsException(transfer) && encode(ctx, argv[0], &message) == 0
      && (JS_IsUndefined(transfer) || detach(ctx, transfer) == 0)) {
    clone = decode(ctx, &message);
  }
  buffer_free(&message);
  JS_FreeValue(ctx, transfer);
  return clone;
}

int clone_install(JSContext *ctx) {
  static const JSCFunctionListEntry globals[] = {
    JS_CFUNC_DEF("structuredClone", 1, structured_clone),
  };
  JSValue global = JS_GetGlobalObject(ctx);
  int result = JS_SetPropertyFunctionList(ctx, global, globals, 1);
  JS_FreeValue(ctx, global);
  return result < 0 ? -1 : 0;
}
