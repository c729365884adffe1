/*
 * The promises that were rejected while nobody handled them. A handler attached later makes a
 * promise handled, which its own state tells; so entries are only added, and handled ones are
 * dropped whenever the list would have to grow.
 */
#include "engine.h"

#define FIRST_CAPACITY 16u

static struct {
  JSValue *promises;
  uint32_t count, capacity;
} list;

static void drop_handled(JSContext *ctx) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list.count; i++) {
    if (cloche_promise_handled(list.promises[i])) {
      JS_FreeValue(ctx, list.promises[i]);
    } else {
      list.promises[kept++] = list.promises[i];
    }
  }
  list.count = kept;
}

static bool make_room(JSContext *ctx) {
  if (list.count < list.capacity) {
    return true;
  }
  drop_handled(ctx);
  if (list.count < list.capacity / 2) {
    return true;
  }
  uint32_t capacity = list.capacity ? list.capacity * 2 : FIRST_CAPACITY;
  JSValue *promises = js_realloc_rt(engine.rt, list.promises, capacity * sizeof(JSValue));
  if (!promises) {
    return list.count < list.capacity;
  }
  list.promises = promises;
  list.capacity = capacity;
  return true;
}

/* Without memory a rejection is not reported: the guest fails of that anyway. */
static void track(
    JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque) {
  if (!handled && make_room(ctx)) {
    list.promises[list.count++] = JS_DupValue(ctx, promise);
  }
}

void rejections_install(JSRuntime *rt) {
  JS_SetHostPromiseRejectionTracker(rt, track, NULL);
}

void rejections_reset(void) {
  while (list.count > 0) {
    JS_FreeValue(engine.ctx, list.promises[--list.count]);
  }
  js_free_rt(engine.rt, list.promises);
  list.promises = NULL;
  list.capacity = 0;
}

bool rejections_first(JSValue *reason) {
  drop_handled(engine.ctx);
  if (list.count == 0) {
    return false;
  }
  *reason = JS_PromiseResult(engine.ctx, list.promises[0]);
  return true;
}
