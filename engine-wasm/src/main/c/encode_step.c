/* The entries of containers, one at a time. */
#include "encode.h"

/*
 * Reads an own enumerable property: 1, 0 when it is not there any more, -1 when its getter threw.
 * The only place where encoding a value that is no error runs guest code.
 */
static int read_property(JSContext *ctx, JSValueConst object, JSAtom key, JSValue *value) {
  JSPropertyDescriptor found;
  int there = JS_GetOwnProperty(ctx, &found, object, key);
  if (there <= 0) {
    return there;
  }
  bool enumerable = found.flags & JS_PROP_ENUMERABLE;
  *value = found.value;
  if (enumerable && found.flags & JS_PROP_GETSET && !JS_IsUndefined(found.getter)) {
    *value = JS_Call(ctx, found.getter, object, 0, NULL);
  }
  JS_FreeValue(ctx, found.getter);
  JS_FreeValue(ctx, found.setter);
  if (JS_IsException(*value)) {
    return -1;
  }
  if (!enumerable) {
    JS_FreeValue(ctx, *value);
  }
  return enumerable;
}

static int write_key(Encoder *encoder, JSAtom key) {
  JSValue text = JS_AtomToString(encoder->ctx, key);
  if (JS_IsException(text)) {
    return -1;
  }
  int result = encode_string(encoder, text, UINT32_MAX);
  JS_FreeValue(encoder->ctx, text);
  return result;
}

/* The next property of an object whose shape was simple, and mostly still is that. */
static Step next_in_shape(Encoder *encoder, Frame *frame, JSValue *value) {
  uint32_t index = frame->index++;
  JSAtom key = cloche_shape_key(frame->shape, index);
  if (!cloche_shape_value(frame->object, frame->shape, index, value)) {
    int there = read_property(encoder->ctx, frame->object, key, value);
    if (there <= 0) {
      return there < 0 ? STEP_FAILED : STEP_SKIP;
    }
  }
  frame->emitted++;
  buffer_string(encoder->out, cloche_atom_view(encoder->ctx, key), UINT32_MAX);
  return STEP_VALUE;
}

static Step next_property(Encoder *encoder, Frame *frame, JSValue *value) {
  if (frame->index == frame->count) {
    return STEP_END;
  }
  if (frame->shape) {
    return next_in_shape(encoder, frame, value);
  }
  JSAtom key = frame->keys[frame->index++].atom;
  int there = read_property(encoder->ctx, frame->object, key, value);
  if (there <= 0) {
    return there < 0 ? STEP_FAILED : STEP_SKIP;
  }
  frame->emitted++;
  uint32_t index;
  if (frame->kind == FRAME_SPARSE) {
    cloche_atom_index(encoder->ctx, key, &index);
    buffer_varint(encoder->out, index);
  } else if (write_key(encoder, key) < 0) {
    JS_FreeValue(encoder->ctx, *value);
    return STEP_FAILED;
  }
  return STEP_VALUE;
}

static Step next_element(Encoder *encoder, Frame *frame, JSValue *value) {
  if (frame->index == frame->count) {
    return STEP_END;
  }
  uint32_t index = frame->index++;
  if (cloche_dense_element(frame->object, index, value)) {
    return STEP_VALUE;
  }
  JSAtom key = JS_NewAtomUInt32(encoder->ctx, index);
  if (key == JS_ATOM_NULL) {
    return STEP_FAILED;
  }
  int there = read_property(encoder->ctx, frame->object, key, value);
  JS_FreeAtom(encoder->ctx, key);
  if (there != 0) {
    return there < 0 ? STEP_FAILED : STEP_VALUE;
  }
  buffer_byte(encoder->out, TAG_HOLE);
  encoder->too_large |= ++encoder->values > MAX_VALUES;
  return STEP_SKIP;
}

static Step next_item(Frame *frame, JSValue *value) {
  if (frame->index == frame->count) {
    return STEP_END;
  }
  *value = frame->items[frame->index];
  frame->items[frame->index++] = JS_UNDEFINED;
  return STEP_VALUE;
}

Step next_entry(Encoder *encoder, JSValue *value) {
  Frame *frame = &encoder->frames[encoder->depth - 1];
  switch (frame->kind) {
    case FRAME_OBJECT:
    case FRAME_SPARSE:
      return next_property(encoder, frame, value);
    case FRAME_ARRAY:
      return next_element(encoder, frame, value);
    case FRAME_ERROR:
      return next_error_part(encoder, value);
    default:
      return next_item(frame, value);
  }
}

void close_frame(Encoder *encoder) {
  Frame *frame = &encoder->frames[--encoder->depth];
  JSContext *ctx = encoder->ctx;
  if (frame->kind == FRAME_OBJECT || frame->kind == FRAME_SPARSE) {
    buffer_patch_count(encoder->out, frame->count_at, frame->count, frame->emitted);
  }
  if (frame->shape) {
    cloche_shape_release(ctx, frame->shape);
  }
  if (frame->keys) {
    JS_FreePropertyEnum(ctx, frame->keys, frame->key_count);
  }
  for (uint32_t i = frame->index; frame->items && i < frame->count; i++) {
    JS_FreeValue(ctx, frame->items[i]);
  }
  js_free(ctx, frame->items);
}
