/* Encodes one object: wholly, or its head while its entries wait in a frame. */
#include "encode.h"

Frame *open_frame(Encoder *encoder, FrameKind kind, JSValueConst object) {
  if (encoder->depth == MAX_NESTING) {
    refuse(encoder, "it is nested too deeply");
    return NULL;
  }
  if (encoder->depth == encoder->frame_capacity) {
    uint32_t capacity = encoder->frame_capacity ? encoder->frame_capacity * 2 : FIRST_FRAMES;
    Frame *frames = block_grow(encoder->ctx, encoder->frames, encoder->first_frames,
        encoder->depth * sizeof(Frame), capacity * sizeof(Frame));
    if (!frames) {
      return NULL;
    }
    encoder->frames = frames;
    encoder->frame_capacity = capacity;
  }
  Frame *frame = &encoder->frames[encoder->depth++];
  *frame = (Frame){.kind = kind, .object = object};
  return frame;
}

/* Writes a count that may turn out smaller. */
static void write_count(Encoder *encoder, Frame *frame) {
  frame->count_at = encoder->out->length;
  buffer_varint(encoder->out, frame->count);
}

static int own_keys(Encoder *encoder, Frame *frame) {
  int flags = JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY;
  return JS_GetOwnPropertyNames(
      encoder->ctx, &frame->keys, &frame->key_count, frame->object, flags);
}

static int encode_plain(Encoder *encoder, JSValueConst object) {
  Frame *frame = open_frame(encoder, FRAME_OBJECT, object);
  if (!frame) {
    return -1;
  }
  frame->shape = cloche_simple_shape(encoder->ctx, object, &frame->count);
  if (!frame->shape) {
    if (own_keys(encoder, frame) < 0) {
      return -1;
    }
    frame->count = frame->key_count;
  }
  buffer_byte(encoder->out, TAG_OBJECT);
  write_count(encoder, frame);
  return 0;
}

/* How many of the keys are array indices: they come first, in ascending order. */
static uint32_t count_indices(Encoder *encoder, const Frame *frame) {
  uint32_t n = 0;
  uint32_t index;
  while (n < frame->key_count && cloche_atom_index(encoder->ctx, frame->keys[n].atom, &index)) {
    n++;
  }
  return n;
}

static int encode_array(Encoder *encoder, JSValueConst array) {
  bool dense;
  uint32_t length = cloche_array_length(array, &dense);
  Frame *frame = open_frame(encoder, FRAME_ARRAY, array);
  if (!frame) {
    return -1;
  }
  if (!dense && length > SPARSE_THRESHOLD) {
    if (own_keys(encoder, frame) < 0) {
      return -1;
    }
    frame->count = count_indices(encoder, frame);
    if ((uint64_t)frame->count * 2 < length) {
      frame->kind = FRAME_SPARSE;
      buffer_byte(encoder->out, TAG_SPARSE_ARRAY);
      buffer_varint(encoder->out, length);
      write_count(encoder, frame);
      return 0;
    }
  }
  frame->count = length;
  buffer_byte(encoder->out, TAG_ARRAY);
  buffer_varint(encoder->out, length);
  return 0;
}

static int encode_collection(Encoder *encoder, JSValueConst object, bool set) {
  Frame *frame = open_frame(encoder, set ? FRAME_SET : FRAME_MAP, object);
  if (!frame || cloche_map_snapshot(encoder->ctx, object, &frame->items, &frame->count) < 0) {
    return -1;
  }
  buffer_byte(encoder->out, set ? TAG_SET : TAG_MAP);
  buffer_varint(encoder->out, set ? frame->count : frame->count / 2);
  return 0;
}

static int encode_date(Encoder *encoder, JSValueConst date) {
  double milliseconds = 0;
  /* The time value is a number: this runs nothing. */
  JSValue data = cloche_object_data(date);
  JS_ToFloat64(encoder->ctx, &milliseconds, data);
  buffer_byte(encoder->out, TAG_DATE);
  buffer_double(encoder->out, milliseconds);
  return 0;
}

static int encode_regexp(Encoder *encoder, JSValueConst regexp) {
  char flags[16];
  JSValue source = cloche_regexp_source(regexp);
  buffer_byte(encoder->out, TAG_REGEXP);
  int result = encode_string(encoder, source, UINT32_MAX);
  JS_FreeValue(encoder->ctx, source);
  cloche_regexp_flags(regexp, flags);
  buffer_ascii(encoder->out, flags);
  return result;
}

static int encode_numbered(Encoder *encoder, JSValueConst object, Kind kind) {
  switch (kind) {
    case KIND_PLAIN:
      return encode_plain(encoder, object);
    case KIND_ARRAY:
      return encode_array(encoder, object);
    case KIND_ERROR:
      return encode_error(encoder, object);
    case KIND_DATE:
      return encode_date(encoder, object);
    case KIND_REGEXP:
      return encode_regexp(encoder, object);
    case KIND_MAP:
    case KIND_SET:
      return encode_collection(encoder, object, kind == KIND_SET);
    case KIND_ARRAY_BUFFER:
      return encode_array_buffer(encoder, object);
    default:
      return encode_view(encoder, object);
  }
}

int encode_object(Encoder *encoder, JSValueConst object) {
  Kind kind = cloche_kind(object);
  if (kind == KIND_OTHER) {
    return refuse_value(encoder, object);
  }
  if (kind == KIND_BOXED) {
    JSValue primitive = cloche_object_data(object);
    int result = encode_primitive(encoder, primitive);
    JS_FreeValue(encoder->ctx, primitive);
    return result;
  }
  uint32_t number;
  int known = table_add(encoder, object, &number);
  if (known > 0) {
    buffer_byte(encoder->out, TAG_REFERENCE);
    buffer_varint(encoder->out, number);
    return 0;
  }
  return known < 0 ? -1 : encode_numbered(encoder, object, kind);
}
