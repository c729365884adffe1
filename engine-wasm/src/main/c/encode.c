/* See encode.h: the loop. */
#include "encode.h"

#include <stdlib.h>

/* Turns a failed buffer into the encoder's outcome. */
static Encoded outcome(Encoder *encoder, int result) {
  if (encoder->too_large || encoder->out->failure == BUFFER_FULL) {
    if (result < 0) {
      JS_FreeValue(encoder->ctx, JS_GetException(encoder->ctx));
    }
    return ENCODE_TOO_LARGE;
  }
  if (result < 0) {
    return ENCODE_EXCEPTION;
  }
  if (encoder->out->failure == BUFFER_NO_MEMORY) {
    JS_ThrowOutOfMemory(encoder->ctx);
    return ENCODE_EXCEPTION;
  }
  return ENCODED;
}

static bool full(const Encoder *encoder) {
  return encoder->too_large || encoder->out->failure != BUFFER_FINE;
}

static int encode_value(Encoder *encoder, JSValueConst value) {
  if (++encoder->values > MAX_VALUES) {
    encoder->too_large = true;
    return 0;
  }
  return JS_IsObject(value) ? encode_object(encoder, value) : encode_primitive(encoder, value);
}

static int step(Encoder *encoder) {
  JSValue value = JS_UNDEFINED;
  switch (next_entry(encoder, &value)) {
    case STEP_VALUE: {
      int result = encode_value(encoder, value);
      JS_FreeValue(encoder->ctx, value);
      return result;
    }
    case STEP_SKIP:
      return 0;
    case STEP_END:
      close_frame(encoder);
      return 0;
    default:
      return -1;
  }
}

Encoded encoder_write(Encoder *encoder, JSValueConst value) {
  int result = encode_value(encoder, value);
  while (encoder->depth > 0 && !full(encoder)) {
    if (result == 0) {
      result = step(encoder);
    } else if (recover_error_part(encoder)) {
      result = 0;
    } else {
      break;
    }
  }
  return outcome(encoder, result);
}

Encoded encoder_array(Encoder *encoder, uint32_t length) {
  uint32_t number;
  encoder->values++;
  int result = table_add(encoder, JS_UNDEFINED, &number) < 0 ? -1 : 0;
  buffer_byte(encoder->out, TAG_ARRAY);
  buffer_varint(encoder->out, length);
  return outcome(encoder, result);
}

void encoder_free(Encoder *encoder) {
  while (encoder->depth > 0) {
    close_frame(encoder);
  }
  block_free(encoder->ctx, encoder->frames, encoder->first_frames);
  table_free(encoder);
}
