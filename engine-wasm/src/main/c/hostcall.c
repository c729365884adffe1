/* See hostcall.h: the crossing, host functions. */
#include "hostcall.h"

#include <stdlib.h>

#include "decode.h"
#include "encode.h"
#include "handles.h"

/* Encodes an argument list as an array. */
static Encoded encode_list(Encoder *encoder, int argc, JSValueConst *argv) {
  Encoded encoded = encoder_array(encoder, argc);
  for (int i = 0; i < argc && encoded == ENCODED; i++) {
    encoder->item = i + 1;
    encoded = encoder_write(encoder, argv[i]);
  }
  return encoded;
}

/* `[id, [...arguments]]` */
static Encoded encode_call(Encoder *encoder, int32_t id, int argc, JSValueConst *argv) {
  Encoded encoded = encoder_array(encoder, 2);
  if (encoded == ENCODED) {
    encoded = encoder_write(encoder, JS_NewInt32(encoder->ctx, id));
  }
  return encoded == ENCODED ? encode_list(encoder, argc, argv) : encoded;
}

JSValue host_reply(JSContext *ctx, uint8_t *block, uint32_t length) {
  Reader reader = {block, block + length, false};
  JSValue value;
  uint8_t status = reader_byte(&reader);
  Decoded decoded = decode_value(ctx, &reader, &value);
  free(block);
  if (decoded == DECODED && status == STATUS_VALUE) {
    return value;
  }
  if (decoded == DECODED && status == STATUS_THROWN) {
    return JS_Throw(ctx, value);
  }
  JS_FreeValue(ctx, value);
  if (decoded == DECODE_EXCEPTION) {
    return JS_EXCEPTION;
  }
  return JS_ThrowInternalError(ctx, "the host's reply is malformed");
}

/* Sends what was encoded, frees it and answers the reply's block; NULL for an exception. */
static uint8_t *send(
    JSContext *ctx, uint32_t op, Buffer *request, Encoded encoded, uint32_t *length) {
  if (encoded != ENCODED) {
    buffer_free(request);
    if (encoded != ENCODE_EXCEPTION) {
      JS_ThrowRangeError(ctx, "the message to the host is too large");
    }
    return NULL;
  }
  *length = cloche_host_call(op, request->data, request->length);
  buffer_free(request);
  uint8_t *block = alloc_message(ctx, *length + 1);
  if (block) {
    cloche_host_take(block, *length);
    block[*length] = 0;
  }
  return block;
}

/* As send, and answers the reply's value. */
static JSValue exchange(JSContext *ctx, uint32_t op, Buffer *request, Encoded encoded) {
  uint32_t length;
  uint8_t *block = send(ctx, op, request, encoded, &length);
  return block ? host_reply(ctx, block, length) : JS_EXCEPTION;
}

static Encoded encode_message(JSContext *ctx, Buffer *request, int argc, JSValueConst *argv) {
  Encoder encoder = {.ctx = ctx, .out = request, .root = "message"};
  Encoded encoded = encode_list(&encoder, argc, argv);
  encoder_free(&encoder);
  return encoded;
}

uint8_t *host_request(
    JSContext *ctx, uint32_t op, int argc, JSValueConst *argv, uint32_t *length) {
  Buffer request = {.limit = engine.reply_limit};
  Encoded encoded = encode_message(ctx, &request, argc, argv);
  return send(ctx, op, &request, encoded, length);
}

JSValue host_call(JSContext *ctx, uint32_t op, int argc, JSValueConst *argv) {
  uint32_t length;
  uint8_t *block = host_request(ctx, op, argc, argv, &length);
  return block ? host_reply(ctx, block, length) : JS_EXCEPTION;
}

JSValue host_call_offering(JSContext *ctx, uint32_t op, int argc, JSValueConst *argv) {
  Buffer request = {.limit = engine.reply_limit};
  Encoded encoded = encode_message(ctx, &request, argc, argv);
  if (encoded == ENCODED) {
    handles_hand_over();
  } else {
    handles_take_back(ctx);
  }
  return exchange(ctx, op, &request, encoded);
}

JSValue host_function_call(JSContext *ctx, int32_t id, int argc, JSValueConst *argv) {
  Buffer request = {.limit = engine.reply_limit};
  Encoder encoder = {.ctx = ctx, .out = &request, .root = "arguments"};
  Encoded encoded = encode_call(&encoder, id, argc, argv);
  encoder_free(&encoder);
  return exchange(ctx, HOST_FUNCTION, &request, encoded);
}

static JSValue call_by_number(
    JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int magic, JSValueConst *id) {
  return host_function_call(ctx, JS_VALUE_GET_INT(id[0]), argc, argv);
}

JSValue host_function_new(JSContext *ctx, const char *name, int32_t id) {
  JSValue data = JS_NewInt32(ctx, id);
  return JS_NewCFunctionData2(ctx, call_by_number, name, 0, 0, 1, &data);
}
