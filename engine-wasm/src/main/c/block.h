/*
 * Arrays that begin in their owner, where most of them end, too: a small message needs no memory of
 * its own. An owner must not be moved.
 */
#ifndef CLOCHE_BLOCK_H
#define CLOCHE_BLOCK_H

#include <string.h>

#include "quickjs.h"

/*
 * Makes an array larger: NULL is one that has not begun, and becomes `first`; of another one `used`
 * bytes are kept. NULL when there is no memory, with the exception pending.
 */
static inline void *block_grow(
    JSContext *ctx, void *block, void *first, size_t used, size_t size) {
  if (!block) {
    return first;
  }
  if (block != first) {
    return js_realloc(ctx, block, size);
  }
  void *larger = js_malloc(ctx, size);
  return larger ? memcpy(larger, first, used) : NULL;
}

static inline void block_free(JSContext *ctx, void *block, const void *first) {
  if (block != first) {
    js_free(ctx, block);
  }
}

#endif
