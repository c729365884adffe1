/* What cloche_request answers: a status byte, then at most one value. */
#include <string.h>

#include "encode.h"
#include "handles.h"

/* The last reply; valid until the next request. */
static Buffer reply;
/* Of the last request from within a host call. */
static Buffer nested;
/* Replies without a value need no memory, so that running out of it can always be told. */
static uint8_t bare_status;

static uint64_t answer(const uint8_t *data, uint32_t length) {
  return (uint64_t)(uintptr_t)data << 32 | length;
}

static void begin(Status status) {
  buffer_reuse(&reply, engine.reply_limit);
  buffer_byte(&reply, (uint8_t)status);
}

void reply_release(void) {
  buffer_reuse(&reply, engine.reply_limit);
  buffer_free(&nested);
}

Buffer reply_suspend(void) {
  Buffer suspended = reply;
  reply = (Buffer){0};
  return suspended;
}

void reply_resume(Buffer suspended) {
  nested = reply;
  reply = suspended;
}

uint64_t reply_status(Status status) {
  reply_release();
  bare_status = (uint8_t)status;
  return answer(&bare_status, 1);
}

uint64_t reply_pending(double wait) {
  static uint8_t pending[2 + sizeof(wait)] = {STATUS_PENDING, TAG_DOUBLE};
  reply_release();
  memcpy(pending + 2, &wait, sizeof(wait));
  return answer(pending, sizeof(pending));
}

static bool is_memory_error(JSValueConst reason) {
  return alloc_refused() && cloche_is_memory_error(engine.ctx, reason);
}

uint64_t reply_exception(void) {
  JSValue reason = JS_GetException(engine.ctx);
  uint64_t result = reply_thrown(STATUS_THROWN, reason);
  JS_FreeValue(engine.ctx, reason);
  return result;
}

bool reply_is_value(uint64_t reply) {
  return *(const uint8_t *)(uintptr_t)(reply >> 32) == STATUS_VALUE;
}

uint64_t reply_refused(Refusal refusal) {
  begin(STATUS_REFUSED);
  buffer_byte(&reply, TAG_INT32);
  buffer_int32(&reply, refusal);
  return reply.failure == BUFFER_FINE ? answer(reply.data, reply.length)
                                      : reply_status(STATUS_OUT_OF_MEMORY);
}

uint64_t reply_numbers(const int32_t *numbers, uint32_t count) {
  begin(STATUS_VALUE);
  buffer_byte(&reply, TAG_ARRAY);
  buffer_varint(&reply, count);
  for (uint32_t i = 0; i < count; i++) {
    buffer_byte(&reply, TAG_INT32);
    buffer_int32(&reply, numbers[i]);
  }
  return reply.failure == BUFFER_FINE ? answer(reply.data, reply.length)
                                      : reply_status(STATUS_OUT_OF_MEMORY);
}

uint64_t reply_handle(JSValueConst value) {
  uint32_t number = handle_new(engine.ctx, value);
  if (number == 0) {
    return reply_exception();
  }
  int32_t parts[] = {(int32_t)handle_kind(engine.ctx, value), (int32_t)number};
  uint64_t handle = reply_numbers(parts, 2);
  if (!reply_is_value(handle)) {
    handle_release(engine.ctx, number);
  }
  return handle;
}

uint64_t reply_result(JSValueConst value) {
  if (engine.form & FORM_HANDLE) {
    return reply_handle(value);
  }
  return reply_value(engine.form & FORM_NOTHING ? JS_UNDEFINED : value);
}

uint64_t reply_value(JSValueConst value) {
  Encoder encoder = {.ctx = engine.ctx, .out = &reply, .root = "result"};
  begin(STATUS_VALUE);
  Encoded encoded = encoder_write(&encoder, value);
  encoder_free(&encoder);
  switch (encoded) {
    case ENCODED:
      return answer(reply.data, reply.length);
    case ENCODE_TOO_LARGE:
      return reply_status(STATUS_TOO_LARGE);
    default:
      return reply_exception();
  }
}

/* Replaces what could not be encoded by a description of why. */
static uint64_t describe(Status status, Encoder *failed, Encoded encoded) {
  Encoder encoder = {.ctx = engine.ctx, .out = &reply, .clone_error = failed->clone_error};
  if (encoded == ENCODE_EXCEPTION) {
    JSValue pending = JS_GetException(engine.ctx);
    bool memory = is_memory_error(pending);
    JS_FreeValue(engine.ctx, pending);
    if (memory) {
      return reply_status(STATUS_OUT_OF_MEMORY);
    }
  }
  begin(status);
  int result = encode_description(&encoder);
  encoder_free(&encoder);
  if (result < 0) {
    JS_FreeValue(engine.ctx, JS_GetException(engine.ctx));
    return reply_status(STATUS_OUT_OF_MEMORY);
  }
  return answer(reply.data, reply.length);
}

uint64_t reply_thrown(Status status, JSValueConst reason) {
  if (is_memory_error(reason)) {
    return reply_status(STATUS_OUT_OF_MEMORY);
  }
  Encoder encoder = {.ctx = engine.ctx, .out = &reply, .root = "thrown", .lenient = true};
  begin(status);
  Encoded encoded = encoder_write(&encoder, reason);
  encoder_free(&encoder);
  if (encoded == ENCODED) {
    return answer(reply.data, reply.length);
  }
  return describe(status, &encoder, encoded);
}
