/* COLLECT and USAGE. */
#include "engine.h"

/* How much a fresh isolate may allocate before QuickJS looks for garbage. */
#define GC_STEP (1024u * 1024u)

uint64_t handle_collect(void) {
  JS_RunGC(engine.rt);
  JS_SetGCThreshold(engine.rt, cloche_malloc_size(engine.rt) + GC_STEP);
  engine.rehash = cloche_has_collections(engine.ctx);
  return reply_value(JS_UNDEFINED);
}

static int put(JSContext *ctx, JSValueConst object, const char *key, uint32_t number) {
  return JS_DefinePropertyValueStr(ctx, object, key, JS_NewUint32(ctx, number), JS_PROP_C_W_E);
}

uint64_t handle_usage(void) {
  JSContext *ctx = engine.ctx;
  uint32_t objects;
  uint32_t strings;
  cloche_count(engine.rt, &objects, &strings);
  JSValue usage = JS_NewObject(ctx);
  if (JS_IsException(usage) || put(ctx, usage, "used", alloc_used()) < 0
      || put(ctx, usage, "limit", alloc_limit()) < 0 || put(ctx, usage, "objects", objects) < 0
      || put(ctx, usage, "strings", strings) < 0) {
    JS_FreeValue(ctx, usage);
    return reply_exception();
  }
  uint64_t reply = reply_value(usage);
  JS_FreeValue(ctx, usage);
  return reply;
}
