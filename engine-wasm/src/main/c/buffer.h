/*
 * A growing message. It grows by doubling up to a limit; what would pass the limit, or finds no
 * memory, sets `failure` and leaves the contents as they were. Writes after a failure do nothing.
 */
#ifndef CLOCHE_BUFFER_H
#define CLOCHE_BUFFER_H

#include "engine.h"

typedef enum BufferFailure { BUFFER_FINE, BUFFER_FULL, BUFFER_NO_MEMORY } BufferFailure;

typedef struct Buffer {
  uint8_t *data; /* from malloc; owned */
  uint32_t length;
  uint32_t capacity;
  uint32_t limit;
  BufferFailure failure;
} Buffer;

void buffer_free(Buffer *buffer);
/* Empties it; a small block is kept. */
void buffer_reuse(Buffer *buffer, uint32_t limit);
void buffer_byte(Buffer *buffer, uint8_t byte);
void buffer_bytes(Buffer *buffer, const void *bytes, uint32_t length);
void buffer_varint(Buffer *buffer, uint32_t value);
void buffer_int32(Buffer *buffer, int32_t value);
void buffer_double(Buffer *buffer, double value);
/* A tagged string of at most `most` code units of `view`. */
void buffer_string(Buffer *buffer, StringView view, uint32_t most);
/* A tagged string of a C string of ASCII characters. */
void buffer_ascii(Buffer *buffer, const char *text);
/* Puts `count` in place of the varint at `at`, which was written as `reserved`, not smaller. */
void buffer_patch_count(Buffer *buffer, uint32_t at, uint32_t reserved, uint32_t count);

/* reply.c: sets the reply under way aside, while a nested request makes one of its own. */
Buffer reply_suspend(void);
/* Takes it up again; the nested request's stays valid until the next request. */
void reply_resume(Buffer suspended);

#endif
