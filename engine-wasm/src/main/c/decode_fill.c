/* Stores the entries of containers. */
#include "decode.h"

/* Reads what comes before an entry's value: a property name or an index. */
static bool read_name(Decoder *decoder, Fill *fill) {
  if (fill->kind == FILL_OBJECT) {
    fill->property = decode_name(decoder->ctx, decoder->in);
    return fill->property != JS_ATOM_NULL;
  }
  if (fill->kind == FILL_SPARSE) {
    uint32_t index = reader_varint(decoder->in);
    bool dense;
    bool ascending = fill->index == 0 || index > fill->position;
    if (!ascending || index >= cloche_array_length(fill->object, &dense)) {
      decoder->in->bad = true;
    }
    fill->position = index;
  }
  return !decoder->in->bad;
}

/* Takes ownership of `value`. */
static bool store_keyed(JSContext *ctx, Fill *fill, JSValue value) {
  bool set = fill->kind == FILL_SET;
  if (!set && fill->index % 2 == 0) {
    fill->key = value;
    return true;
  }
  int result = set
      ? cloche_map_put(ctx, fill->object, true, value, JS_UNDEFINED)
      : cloche_map_put(ctx, fill->object, false, fill->key, value);
  JS_FreeValue(ctx, fill->key);
  JS_FreeValue(ctx, value);
  fill->key = JS_UNDEFINED;
  return result >= 0;
}

/* Takes ownership of `value`. */
static bool store(JSContext *ctx, Fill *fill, JSValue value) {
  switch (fill->kind) {
    case FILL_OBJECT: {
      JSAtom name = fill->property;
      fill->property = JS_ATOM_NULL;
      int result = cloche_put_property(ctx, fill->object, name, value);
      JS_FreeAtom(ctx, name);
      return result >= 0;
    }
    case FILL_SPARSE:
      return JS_DefinePropertyValueUint32(ctx, fill->object, fill->position, value, JS_PROP_C_W_E)
          >= 0;
    case FILL_ERROR: {
      JSAtom name = fill->parts & ERROR_HAS_CAUSE ? cloche_atom_cause : cloche_atom_errors;
      fill->parts &= fill->parts & ERROR_HAS_CAUSE ? ~ERROR_HAS_CAUSE : 0;
      int flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
      return JS_DefinePropertyValue(ctx, fill->object, name, value, flags) >= 0;
    }
    default:
      return store_keyed(ctx, fill, value);
  }
}

static bool complete(const Fill *fill) {
  if (fill->kind == FILL_ERROR) {
    return fill->parts == 0;
  }
  return fill->index == (fill->kind == FILL_MAP ? fill->count * 2 : fill->count);
}

static bool is_hole(Decoder *decoder) {
  Reader *in = decoder->in;
  if (in->at == in->end || *in->at != TAG_HOLE) {
    return false;
  }
  in->at++;
  in->bad |= ++decoder->values > MAX_VALUES;
  return true;
}

/* Takes ownership of `value`. */
static bool store_indexed(JSContext *ctx, Fill *fill, JSValue value) {
  if (fill->kind == FILL_RECORD) {
    cloche_put_slot(fill->object, fill->index, value);
    return true;
  }
  return cloche_put_element(ctx, fill->object, fill->index, value) >= 0;
}

/* The values of a record or an array, until one of them is a container. */
static bool fill_indexed(Decoder *decoder) {
  uint32_t level = decoder->depth - 1;
  Fill *fill = &decoder->fills[level];
  bool array = fill->kind == FILL_ARRAY;
  while (fill->index < fill->count) {
    bool fine = true;
    if (array && is_hole(decoder)) {
      fine = !decoder->in->bad;
    } else {
      JSValue value;
      fine = decode_item(decoder, &value);
      fill = &decoder->fills[level]; /* may have moved */
      if (fine) {
        fine = store_indexed(decoder->ctx, fill, value);
      } else {
        JS_FreeValue(decoder->ctx, value);
      }
    }
    fill->index++;
    if (!fine || decoder->depth > level + 1) {
      return fine;
    }
  }
  decoder->depth--;
  return true;
}

bool fill_entry(Decoder *decoder) {
  uint32_t level = decoder->depth - 1;
  Fill *fill = &decoder->fills[level];
  if (fill->kind == FILL_RECORD || fill->kind == FILL_ARRAY) {
    return fill_indexed(decoder);
  }
  if (complete(fill)) {
    decoder->depth--;
    return true;
  }
  if (!read_name(decoder, fill)) {
    return false;
  }
  JSValue value;
  bool fine = decode_item(decoder, &value);
  fill = &decoder->fills[level]; /* may have moved */
  if (!fine) {
    JS_FreeValue(decoder->ctx, value);
    return false;
  }
  if (fill->kind == FILL_ERROR && !(fill->parts & ERROR_HAS_CAUSE) && !JS_IsArray(value)) {
    JS_FreeValue(decoder->ctx, value);
    decoder->in->bad = true;
    return false;
  }
  bool stored = store(decoder->ctx, fill, value);
  fill->index++;
  return stored;
}
