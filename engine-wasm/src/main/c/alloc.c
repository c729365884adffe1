/*
 * The heap limit, counted where the memory is really taken: in the blocks that QuickJS's small
 * block allocator asks for, headers included. (QuickJS's own limit counts requested bytes.)
 * Messages to and from the host are outside the limit: they have a cap of their own.
 */
#include <malloc.h>
#include <stdlib.h>

#include "engine.h"

/* What the C library keeps in front of each block. */
#define BLOCK_OVERHEAD 8u
/* Garbage is looked for earlier once more than 1 / PRESSURE of the limit is in use. */
#define PRESSURE 2u
#define SMALLEST_GC_STEP_SHARE 32u
/* Above the limit: room for the error that tells of it, or the guest would catch null. */
#define ERROR_RESERVE (16u << 10)

static struct {
  uint32_t used;
  uint32_t limit; /* 0: none */
  bool refused;
} heap;

static uint32_t charge(const void *block) {
  return block ? (uint32_t)malloc_usable_size((void *)block) + BLOCK_OVERHEAD : 0;
}

static bool fits(uint32_t limit, size_t extra) {
  return heap.used <= limit && extra <= limit - heap.used;
}

static bool admit(size_t extra) {
  if (heap.limit == 0 || fits(heap.limit, extra)) {
    return true;
  }
  heap.refused = true;
  return engine.rt && cloche_makes_memory_error(engine.rt)
      && fits(heap.limit + ERROR_RESERVE, extra);
}

/*
 * QuickJS collects when its heap has grown by half; near the limit that would be never, and garbage
 * in cycles would end the guest. So the next collection comes when half of the rest is used up.
 */
static void hasten_collection(void) {
  if (heap.limit == 0 || heap.used < heap.limit / PRESSURE || engine.rt == NULL) {
    return;
  }
  uint32_t step = (heap.limit - (heap.used < heap.limit ? heap.used : heap.limit)) / 2;
  if (step < heap.limit / SMALLEST_GC_STEP_SHARE) {
    step = heap.limit / SMALLEST_GC_STEP_SHARE;
  }
  size_t threshold = cloche_malloc_size(engine.rt) + step;
  if (JS_GetGCThreshold(engine.rt) > threshold) {
    JS_SetGCThreshold(engine.rt, threshold);
  }
}

static void *account(void *block) {
  if (block) {
    heap.used += charge(block);
    hasten_collection();
  } else {
    heap.refused = true;
  }
  return block;
}

static void *heap_malloc(void *opaque, size_t size) {
  return admit(size) ? account(malloc(size)) : NULL;
}

static void *heap_calloc(void *opaque, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) {
    heap.refused = true;
    return NULL;
  }
  return admit(count * size) ? account(calloc(count, size)) : NULL;
}

static void heap_free(void *opaque, void *block) {
  heap.used -= charge(block);
  free(block);
}

static void *heap_realloc(void *opaque, void *block, size_t size) {
  uint32_t before = charge(block);
  if (size > before && !admit(size - before)) {
    return NULL;
  }
  void *moved = realloc(block, size);
  if (moved) {
    heap.used -= before;
  }
  return account(moved);
}

static size_t heap_usable_size(const void *block) {
  return malloc_usable_size((void *)block);
}

const JSMallocFunctions alloc_functions = {
  heap_calloc, heap_malloc, heap_free, heap_realloc, heap_usable_size,
};

void alloc_set_limit(uint32_t limit) {
  heap.limit = limit;
}

const uint32_t *alloc_used(void) {
  return &heap.used;
}

bool alloc_refused(void) {
  return heap.refused;
}

void alloc_note_refusal(void) {
  heap.refused = true;
}

void alloc_reset_refused(void) {
  heap.refused = false;
}

void *alloc_message(JSContext *ctx, uint32_t length) {
  void *block = malloc(length ? length : 1);
  if (!block) {
    alloc_note_refusal();
    JS_ThrowOutOfMemory(ctx);
  }
  return block;
}
