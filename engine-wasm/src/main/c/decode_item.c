/* Reads one tag and what belongs to it. */
#include "decode.h"

bool decode_string(Decoder *decoder, JSValue *string) {
  uint8_t tag = reader_byte(decoder->in);
  if (tag != TAG_LATIN1 && tag != TAG_UTF16) {
    decoder->in->bad = true;
    return false;
  }
  return decode_scalar(decoder, tag, string);
}

/* The usual name is short and ASCII, and known already: it needs no string. */
JSAtom decode_name(JSContext *ctx, Reader *in) {
  Reader ahead = *in;
  if (reader_byte(&ahead) == TAG_LATIN1) {
    uint32_t length = reader_varint(&ahead);
    const uint8_t *bytes = reader_bytes(&ahead, length);
    uint8_t all = 0;
    for (uint32_t i = 0; bytes && i < length; i++) {
      all |= bytes[i];
    }
    if (bytes && all < 0x80) {
      *in = ahead;
      return JS_NewAtomLen(ctx, (const char *)bytes, length);
    }
  }
  Decoder decoder = {.ctx = ctx, .in = in};
  JSValue name;
  if (!decode_string(&decoder, &name)) {
    return JS_ATOM_NULL;
  }
  JSAtom atom = JS_ValueToAtom(ctx, name);
  JS_FreeValue(ctx, name);
  return atom;
}

bool register_object(Decoder *decoder, JSValueConst object) {
  if (decoder->object_count == decoder->object_capacity) {
    uint32_t capacity = decoder->object_capacity ? decoder->object_capacity * 2 : FIRST_OBJECTS;
    JSValue *objects = block_grow(decoder->ctx, decoder->objects, decoder->first_objects,
        decoder->object_count * sizeof(JSValue), capacity * sizeof(JSValue));
    if (!objects) {
      return false;
    }
    decoder->objects = objects;
    decoder->object_capacity = capacity;
  }
  decoder->objects[decoder->object_count++] = JS_DupValue(decoder->ctx, object);
  return true;
}

static bool decode_reference(Decoder *decoder, JSValue *value) {
  uint32_t number = reader_varint(decoder->in);
  if (decoder->in->bad || number >= decoder->object_count
      || !JS_IsObject(decoder->objects[number])) {
    decoder->in->bad = true;
    return false;
  }
  *value = JS_DupValue(decoder->ctx, decoder->objects[number]);
  return true;
}

bool decode_item(Decoder *decoder, JSValue *value) {
  uint8_t tag = reader_byte(decoder->in);
  *value = JS_UNDEFINED;
  if (++decoder->values > MAX_VALUES) {
    decoder->in->bad = true;
  }
  if (decoder->in->bad) {
    return false;
  }
  switch (tag) {
    case TAG_REFERENCE:
      return decode_reference(decoder, value);
    case TAG_DATE:
    case TAG_REGEXP:
    case TAG_ARRAY_BUFFER:
    case TAG_VIEW:
    case TAG_HOST_PROMISE:
      return decode_binary(decoder, tag, value);
    case TAG_MAP:
    case TAG_SET:
    case TAG_ARRAY:
    case TAG_OBJECT:
    case TAG_RECORD:
    case TAG_ERROR:
    case TAG_SPARSE_ARRAY:
      return decode_container(decoder, tag, value);
    default:
      return decode_scalar(decoder, tag, value);
  }
}
