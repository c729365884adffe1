/* See buffer.h. */
#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 256u
#define KEPT_CAPACITY 4096u

void buffer_free(Buffer *buffer) {
  free(buffer->data);
  buffer->data = NULL;
}

void buffer_reuse(Buffer *buffer, uint32_t limit) {
  if (buffer->capacity > KEPT_CAPACITY) {
    buffer_free(buffer);
    buffer->capacity = 0;
  }
  buffer->length = 0;
  buffer->limit = limit;
  buffer->failure = BUFFER_FINE;
}

static bool make_room(Buffer *buffer, uint32_t extra) {
  if (buffer->failure != BUFFER_FINE) {
    return false;
  }
  if (extra > buffer->limit - buffer->length) {
    buffer->failure = BUFFER_FULL;
    return false;
  }
  uint32_t needed = buffer->length + extra;
  if (needed <= buffer->capacity) {
    return true;
  }
  uint32_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
  while (capacity < needed) {
    capacity = capacity > buffer->limit / 2 ? buffer->limit : capacity * 2;
  }
  uint8_t *data = realloc(buffer->data, capacity);
  if (!data && capacity > needed) {
    capacity = needed;
    data = realloc(buffer->data, capacity);
  }
  if (!data) {
    buffer->failure = BUFFER_NO_MEMORY;
    alloc_note_refusal();
    return false;
  }
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

void buffer_byte(Buffer *buffer, uint8_t byte) {
  if (make_room(buffer, 1)) {
    buffer->data[buffer->length++] = byte;
  }
}

void buffer_bytes(Buffer *buffer, const void *bytes, uint32_t length) {
  if (length > 0 && make_room(buffer, length)) {
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
  }
}

static uint32_t put_varint(uint8_t *target, uint32_t value) {
  uint32_t n = 0;
  while (value >= 0x80) {
    target[n++] = (uint8_t)(value | 0x80);
    value >>= 7;
  }
  target[n++] = (uint8_t)value;
  return n;
}

void buffer_varint(Buffer *buffer, uint32_t value) {
  uint8_t bytes[5];
  buffer_bytes(buffer, bytes, put_varint(bytes, value));
}

void buffer_int32(Buffer *buffer, int32_t value) {
  buffer_bytes(buffer, &value, sizeof(value));
}

void buffer_double(Buffer *buffer, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  if (value != value) {
    bits = 0x7FF8000000000000u;
  }
  buffer_bytes(buffer, &bits, sizeof(bits));
}

void buffer_string(Buffer *buffer, StringView view, uint32_t most) {
  uint32_t length = view.length < most ? view.length : most;
  buffer_byte(buffer, view.wide ? TAG_UTF16 : TAG_LATIN1);
  buffer_varint(buffer, length);
  buffer_bytes(buffer, view.data, length << view.wide);
}

void buffer_ascii(Buffer *buffer, const char *text) {
  StringView view = {(const uint8_t *)text, (uint32_t)strlen(text), false};
  buffer_string(buffer, view, view.length);
}

void buffer_patch_count(Buffer *buffer, uint32_t at, uint32_t reserved, uint32_t count) {
  if (count == reserved || buffer->failure != BUFFER_FINE) {
    return;
  }
  uint8_t bytes[5];
  uint32_t old_length = put_varint(bytes, reserved);
  uint32_t new_length = put_varint(bytes, count);
  memcpy(buffer->data + at, bytes, new_length);
  if (new_length < old_length) {
    uint8_t *tail = buffer->data + at + old_length;
    uint32_t rest = buffer->length - at - old_length;
    memmove(buffer->data + at + new_length, tail, rest);
    buffer->length -= old_length - new_length;
  }
}
