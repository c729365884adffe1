/* Reads the beginnings of containers and makes room for their entries. */
#include "decode.h"

static bool push_fill(Decoder *decoder, FillKind kind, JSValueConst object, uint32_t count) {
  if (decoder->depth == MAX_NESTING) {
    decoder->in->bad = true;
    return false;
  }
  if (decoder->depth == decoder->fill_capacity) {
    uint32_t capacity = decoder->fill_capacity ? decoder->fill_capacity * 2 : FIRST_FILLS;
    Fill *fills = block_grow(decoder->ctx, decoder->fills, decoder->first_fills,
        decoder->depth * sizeof(Fill), capacity * sizeof(Fill));
    if (!fills) {
      return false;
    }
    decoder->fills = fills;
    decoder->fill_capacity = capacity;
  }
  decoder->fills[decoder->depth++] =
      (Fill){.kind = kind, .object = object, .count = count, .key = JS_UNDEFINED};
  return true;
}

/* Each entry takes at least one byte: a count beyond the message is refused at once. */
static uint32_t read_count(Decoder *decoder) {
  uint32_t count = reader_varint(decoder->in);
  if (count > reader_left(decoder->in)) {
    decoder->in->bad = true;
  }
  return count;
}

/* Owns `object` from here on. */
static bool begin(Decoder *decoder, FillKind kind, JSValue object, uint32_t count, JSValue *value) {
  if (JS_IsException(object)) {
    return false;
  }
  *value = object;
  return register_object(decoder, object) && push_fill(decoder, kind, object, count);
}

static bool begin_array(Decoder *decoder, bool sparse, JSValue *value) {
  uint32_t length = sparse ? reader_varint(decoder->in) : 0;
  uint32_t count = read_count(decoder);
  if (decoder->in->bad) {
    return false;
  }
  JSValue array = cloche_new_array(decoder->ctx, sparse ? 0 : count);
  if (sparse && !JS_IsException(array) && JS_SetLength(decoder->ctx, array, length) < 0) {
    JS_FreeValue(decoder->ctx, array);
    return false;
  }
  return begin(decoder, sparse ? FILL_SPARSE : FILL_ARRAY, array, count, value);
}

static bool set_stack(Decoder *decoder, JSValueConst error) {
  JSValue stack;
  if (!decode_string(decoder, &stack)) {
    return false;
  }
  /* Without one the error gets the stack of the place where the guest throws it. */
  if (cloche_string_view(stack).length > 0) {
    cloche_set_error_stack(decoder->ctx, error, stack);
  }
  JS_FreeValue(decoder->ctx, stack);
  return true;
}

static bool set_code(Decoder *decoder, JSValueConst error) {
  uint8_t tag = reader_byte(decoder->in);
  bool number = tag == TAG_INT32 || tag == TAG_DOUBLE;
  JSValue code = JS_UNDEFINED;
  if (!number && tag != TAG_LATIN1 && tag != TAG_UTF16) {
    decoder->in->bad = true;
    return false;
  }
  /* An ordinary property, as Node's own errors have it. */
  return decode_scalar(decoder, tag, &code)
      && JS_DefinePropertyValueStr(decoder->ctx, error, "code", code, JS_PROP_C_W_E) >= 0;
}

static bool begin_error(Decoder *decoder, JSValue *value) {
  JSValue name;
  JSValue message;
  JSValue error = JS_EXCEPTION;
  if (!decode_string(decoder, &name)) {
    return false;
  }
  if (decode_string(decoder, &message)) {
    error = cloche_new_error(decoder->ctx, name, message);
    JS_FreeValue(decoder->ctx, message);
  }
  JS_FreeValue(decoder->ctx, name);
  if (!begin(decoder, FILL_ERROR, error, 0, value)) {
    return false;
  }
  if (!set_stack(decoder, *value)) {
    return false;
  }
  uint8_t parts = reader_byte(decoder->in);
  decoder->in->bad |= (parts & ~(ERROR_HAS_CAUSE | ERROR_HAS_ERRORS | ERROR_HAS_CODE)) != 0;
  decoder->fills[decoder->depth - 1].parts = parts & (uint8_t)~ERROR_HAS_CODE;
  if (!decoder->in->bad && parts & ERROR_HAS_CODE && !set_code(decoder, *value)) {
    return false;
  }
  return !decoder->in->bad;
}

/* An object whose names come first. */
static bool begin_record(Decoder *decoder, JSValue *value) {
  uint32_t count = read_count(decoder);
  uint32_t length = reader_varint(decoder->in);
  const uint8_t *bytes = reader_bytes(decoder->in, length);
  if (!bytes) {
    return false;
  }
  Reader names = {bytes, bytes + length, false};
  JSValue object = record_new(decoder->ctx, count, &names);
  if (names.bad) {
    decoder->in->bad = true;
    JS_FreeValue(decoder->ctx, object);
    return false;
  }
  return begin(decoder, FILL_RECORD, object, count, value);
}

bool decode_container(Decoder *decoder, uint8_t tag, JSValue *value) {
  JSContext *ctx = decoder->ctx;
  if (tag == TAG_ERROR) {
    return begin_error(decoder, value);
  }
  if (tag == TAG_RECORD) {
    return begin_record(decoder, value);
  }
  if (tag == TAG_ARRAY || tag == TAG_SPARSE_ARRAY) {
    return begin_array(decoder, tag == TAG_SPARSE_ARRAY, value);
  }
  uint32_t count = read_count(decoder);
  if (decoder->in->bad) {
    return false;
  }
  switch (tag) {
    case TAG_MAP:
      return begin(decoder, FILL_MAP, cloche_new_map(ctx, false), count, value);
    case TAG_SET:
      return begin(decoder, FILL_SET, cloche_new_map(ctx, true), count, value);
    default:
      return begin(decoder, FILL_OBJECT, JS_NewObject(ctx), count, value);
  }
}
