/* See decode.h: the loop. */
#include "decode.h"

static void free_decoder(Decoder *decoder) {
  JSContext *ctx = decoder->ctx;
  while (decoder->depth > 0) {
    Fill *fill = &decoder->fills[--decoder->depth];
    JS_FreeAtom(ctx, fill->property);
    JS_FreeValue(ctx, fill->key);
  }
  for (uint32_t i = 0; i < decoder->object_count; i++) {
    JS_FreeValue(ctx, decoder->objects[i]);
  }
  js_free(ctx, decoder->fills);
  js_free(ctx, decoder->objects);
}

Decoded decode_value(JSContext *ctx, Reader *reader, JSValue *value) {
  Decoder decoder = {.ctx = ctx, .in = reader};
  *value = JS_UNDEFINED;
  bool fine = decode_item(&decoder, value);
  while (fine && decoder.depth > 0) {
    fine = fill_entry(&decoder);
  }
  free_decoder(&decoder);
  if (fine && reader_left(reader) == 0) {
    return DECODED;
  }
  JS_FreeValue(ctx, *value);
  *value = JS_UNDEFINED;
  return fine || reader->bad ? DECODE_MALFORMED : DECODE_EXCEPTION;
}

/* The elements of a dense array just decoded, in a js_malloc block. */
static JSValue *elements(JSContext *ctx, JSValueConst list, int *count) {
  bool dense;
  *count = (int)cloche_array_length(list, &dense);
  JSValue *values = js_malloc(ctx, sizeof(JSValue) * (*count ? *count : 1));
  for (int i = 0; values && i < *count; i++) {
    values[i] = JS_UNDEFINED;
    cloche_dense_element(list, i, &values[i]);
  }
  return values;
}

Decoded decode_elements(JSContext *ctx, Reader *reader, int *count, JSValue **values) {
  JSValue list;
  Decoded decoded = decode_value(ctx, reader, &list);
  if (decoded != DECODED) {
    return decoded;
  }
  if (JS_IsArray(list)) {
    *values = elements(ctx, list, count);
    decoded = *values ? DECODED : DECODE_EXCEPTION;
  } else {
    decoded = DECODE_MALFORMED;
  }
  JS_FreeValue(ctx, list);
  return decoded;
}

Decoded decode_list(JSContext *ctx, Message *message, int *count, JSValue **values) {
  Reader reader = message_reader(message);
  Decoded decoded = decode_elements(ctx, &reader, count, values);
  message_free(message);
  return decoded;
}

void free_list(JSContext *ctx, int count, JSValue *values) {
  for (int i = 0; i < count; i++) {
    JS_FreeValue(ctx, values[i]);
  }
  js_free(ctx, values);
}
