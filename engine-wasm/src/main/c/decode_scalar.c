/* Reads primitives, and objects that hold no other values. */
#include <string.h>

#include "decode.h"
#include "hostcall.h"

static double read_double(Reader *reader) {
  double value = 0;
  const uint8_t *bytes = reader_bytes(reader, sizeof(value));
  if (bytes) {
    memcpy(&value, bytes, sizeof(value));
  }
  return value;
}

static int32_t read_int32(Reader *reader) {
  int32_t value = 0;
  const uint8_t *bytes = reader_bytes(reader, sizeof(value));
  if (bytes) {
    memcpy(&value, bytes, sizeof(value));
  }
  return value;
}

static JSValue read_bigint(Decoder *decoder) {
  uint32_t length = reader_varint(decoder->in);
  decoder->in->bad |= length == 0;
  const uint8_t *bytes = reader_bytes(decoder->in, length);
  return bytes ? cloche_new_bigint(decoder->ctx, bytes, length) : JS_UNDEFINED;
}

static JSValue read_text(Decoder *decoder, bool wide) {
  uint32_t length = reader_varint(decoder->in);
  const uint8_t *bytes = reader_bytes(decoder->in, (uint64_t)length << wide);
  if (!bytes) {
    return JS_UNDEFINED;
  }
  return cloche_new_string(decoder->ctx, (StringView){bytes, length, wide});
}

/* Whether the value just read is one; a malformed one is undefined and needs no freeing. */
static bool finish(Decoder *decoder, JSValue *value) {
  if (JS_IsException(*value)) {
    *value = JS_UNDEFINED;
    return false;
  }
  return !decoder->in->bad;
}

bool decode_scalar(Decoder *decoder, uint8_t tag, JSValue *value) {
  JSContext *ctx = decoder->ctx;
  switch (tag) {
    case TAG_UNDEFINED:
      break;
    case TAG_NULL:
      *value = JS_NULL;
      break;
    case TAG_FALSE:
    case TAG_TRUE:
      *value = JS_NewBool(ctx, tag == TAG_TRUE);
      break;
    case TAG_INT32:
      *value = JS_NewInt32(ctx, read_int32(decoder->in));
      break;
    case TAG_DOUBLE:
      *value = JS_NewNumber(ctx, read_double(decoder->in));
      break;
    case TAG_BIGINT:
      *value = read_bigint(decoder);
      break;
    case TAG_LATIN1:
    case TAG_UTF16:
      *value = read_text(decoder, tag == TAG_UTF16);
      break;
    default:
      decoder->in->bad = true;
  }
  return finish(decoder, value);
}

static JSValue read_regexp(Decoder *decoder) {
  JSValue source;
  JSValue flags;
  JSValue regexp = JS_EXCEPTION;
  if (!decode_string(decoder, &source)) {
    return regexp;
  }
  if (decode_string(decoder, &flags)) {
    regexp = cloche_new_regexp(decoder->ctx, source, flags);
    JS_FreeValue(decoder->ctx, flags);
  }
  JS_FreeValue(decoder->ctx, source);
  return regexp;
}

static JSValue read_buffer(Decoder *decoder) {
  uint32_t length = reader_varint(decoder->in);
  const uint8_t *bytes = reader_bytes(decoder->in, length);
  return bytes ? JS_NewArrayBufferCopy(decoder->ctx, bytes, length) : JS_EXCEPTION;
}

/* A view's number comes before its buffer's, and the view is made after the buffer. */
static JSValue read_view(Decoder *decoder) {
  ViewInfo info = {.kind = reader_byte(decoder->in)};
  uint32_t number = decoder->object_count;
  JSValue buffer = JS_UNDEFINED;
  JSValue view = JS_EXCEPTION;
  decoder->in->bad |= info.kind > 12;
  if (!decoder->in->bad && register_object(decoder, JS_UNDEFINED)
      && decode_item(decoder, &buffer)) {
    info.buffer = buffer;
    info.offset = reader_varint(decoder->in);
    info.length = reader_varint(decoder->in);
    decoder->in->bad |= !JS_IsArrayBuffer(buffer);
    if (!decoder->in->bad) {
      view = cloche_new_view(decoder->ctx, &info);
    }
    if (!JS_IsException(view)) {
      decoder->objects[number] = JS_DupValue(decoder->ctx, view);
    }
  }
  JS_FreeValue(decoder->ctx, buffer);
  return view;
}

bool decode_binary(Decoder *decoder, uint8_t tag, JSValue *value) {
  switch (tag) {
    case TAG_DATE:
      *value = JS_NewDate(decoder->ctx, read_double(decoder->in));
      break;
    case TAG_REGEXP:
      *value = read_regexp(decoder);
      break;
    case TAG_ARRAY_BUFFER:
      *value = read_buffer(decoder);
      break;
    case TAG_VIEW:
      *value = read_view(decoder);
      return finish(decoder, value);
    default:
      *value = host_promise_new(decoder->ctx, reader_varint(decoder->in));
      return finish(decoder, value);
  }
  return finish(decoder, value) && register_object(decoder, *value);
}
