/* COLLECT and LAYOUT, which the build asks for. */
#include "engine.h"

/* How much a fresh isolate may allocate before QuickJS looks for garbage. */
#define GC_STEP (1024u * 1024u)

uint64_t handle_collect(void) {
  JS_RunGC(engine.rt);
  cloche_collections = 0; /* An isolate counts its own. */
  JS_SetGCThreshold(engine.rt, cloche_malloc_size(engine.rt) + GC_STEP);
  engine.rehash = cloche_has_collections(engine.ctx);
  return reply_value(JS_UNDEFINED);
}

/* Signed, so that every number is an int32 on the wire. */
static void put(void *object, const char *name, uint32_t value) {
  JS_DefinePropertyValueStr(
      engine.ctx, *(JSValue *)object, name, JS_NewInt32(engine.ctx, (int32_t)value), JS_PROP_C_W_E);
}

uint64_t handle_layout(void) {
  if (engine.prepared) {
    return reply_status(STATUS_MALFORMED);
  }
  JSValue layout = JS_NewObject(engine.ctx);
  if (JS_IsException(layout)) {
    return reply_exception();
  }
  cloche_layout(engine.rt, put, &layout);
  put(&layout, "heap.used", (uint32_t)(uintptr_t)alloc_used());
  uint64_t reply = reply_value(layout);
  JS_FreeValue(engine.ctx, layout);
  return reply;
}
