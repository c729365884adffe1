/* Encodes values that are no objects. */
#include "encode.h"

int encode_string(Encoder *encoder, JSValueConst string, uint32_t most) {
  JSValue flat = cloche_flatten(encoder->ctx, string);
  if (JS_IsException(flat)) {
    return -1;
  }
  buffer_string(encoder->out, cloche_string_view(flat), most);
  JS_FreeValue(encoder->ctx, flat);
  return 0;
}

static void encode_bigint(Encoder *encoder, JSValueConst value) {
  BigIntView view;
  cloche_bigint_view(value, &view);
  buffer_byte(encoder->out, TAG_BIGINT);
  buffer_varint(encoder->out, view.length);
  buffer_bytes(encoder->out, view.data, view.length);
}

int encode_primitive(Encoder *encoder, JSValueConst value) {
  Buffer *out = encoder->out;
  switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_UNDEFINED:
      buffer_byte(out, TAG_UNDEFINED);
      return 0;
    case JS_TAG_NULL:
      buffer_byte(out, TAG_NULL);
      return 0;
    case JS_TAG_BOOL:
      buffer_byte(out, JS_VALUE_GET_BOOL(value) ? TAG_TRUE : TAG_FALSE);
      return 0;
    case JS_TAG_INT:
      buffer_byte(out, TAG_INT32);
      buffer_int32(out, JS_VALUE_GET_INT(value));
      return 0;
    case JS_TAG_FLOAT64:
      buffer_byte(out, TAG_DOUBLE);
      buffer_double(out, JS_VALUE_GET_FLOAT64(value));
      return 0;
    case JS_TAG_SHORT_BIG_INT:
    case JS_TAG_BIG_INT:
      encode_bigint(encoder, value);
      return 0;
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE:
      return encode_string(encoder, value, UINT32_MAX);
    default:
      return refuse_value(encoder, value);
  }
}
