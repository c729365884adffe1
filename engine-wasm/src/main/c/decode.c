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
