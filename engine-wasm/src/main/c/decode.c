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
  block_free(ctx, decoder->fills, decoder->first_fills);
  block_free(ctx, decoder->objects, decoder->first_objects);
}

/* A value, and what belongs to it. */
static bool read_whole(Decoder *decoder, JSValue *value) {
  bool fine = decode_item(decoder, value);
  while (fine && decoder->depth > 0) {
    fine = fill_entry(decoder);
  }
  return fine;
}

Decoded decode_value(JSContext *ctx, Reader *reader, JSValue *value) {
  Decoder decoder = {.ctx = ctx, .in = reader};
  *value = JS_UNDEFINED;
  bool fine = read_whole(&decoder, value);
  free_decoder(&decoder);
  if (fine && reader_left(reader) == 0) {
    return DECODED;
  }
  JS_FreeValue(ctx, *value);
  *value = JS_UNDEFINED;
  return fine || reader->bad ? DECODE_MALFORMED : DECODE_EXCEPTION;
}

/* Reads the elements of an array that nothing can refer to. */
static bool read_elements(Decoder *decoder, uint32_t count, JSValue *values) {
  Reader *in = decoder->in;
  for (uint32_t i = 0; i < count; i++) {
    if (in->at != in->end && *in->at == TAG_HOLE) {
      in->at++;
      decoder->values++;
    } else if (!read_whole(decoder, &values[i])) {
      return false;
    }
  }
  return true;
}

Decoded decode_elements(JSContext *ctx, Reader *reader, int *count, JSValue **values) {
  Decoder decoder = {.ctx = ctx, .in = reader, .values = 1};
  reader->bad |= reader_byte(reader) != TAG_ARRAY;
  uint32_t length = reader_varint(reader);
  reader->bad |= length > reader_left(reader);
  if (reader->bad) {
    return DECODE_MALFORMED;
  }
  JSValue *elements = js_malloc(ctx, sizeof(JSValue) * (length ? length : 1));
  if (!elements) {
    return DECODE_EXCEPTION;
  }
  for (uint32_t i = 0; i < length; i++) {
    elements[i] = JS_UNDEFINED;
  }
  /* The array has number 0. */
  bool fine = register_object(&decoder, JS_UNDEFINED) && read_elements(&decoder, length, elements);
  free_decoder(&decoder);
  if (fine && reader_left(reader) == 0) {
    *count = (int)length;
    *values = elements;
    return DECODED;
  }
  free_list(ctx, (int)length, elements);
  return fine || reader->bad ? DECODE_MALFORMED : DECODE_EXCEPTION;
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
