/* The runtime and the context, made once, at build time; and what each isolate gets of its own. */
#include <time.h>

#include "hostcall.h"
#include "loop.h"

/* Kept free below the stack limit, for C functions that do not check. */
#define STACK_MARGIN (16u * 1024u)
/* Before cloche_prepare only the build's own messages are encoded. */
#define BUILD_REPLY_LIMIT (16u * 1024u * 1024u)

Engine engine;

/* From the linker: the stack's lowest address (it grows downwards to it). */
extern uint8_t __stack_low;

/* What a guest has no use for without threads: they block, or measure time finely. */
static const char *const removed_globals[] = {"SharedArrayBuffer", "Atomics"};

static int remove_globals(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  int result = 0;
  for (size_t i = 0; i < sizeof(removed_globals) / sizeof(removed_globals[0]); i++) {
    JSAtom key = JS_NewAtom(ctx, removed_globals[i]);
    if (key == JS_ATOM_NULL || JS_DeleteProperty(ctx, global, key, 0) <= 0) {
      result = -1;
    }
    JS_FreeAtom(ctx, key);
  }
  JS_FreeValue(ctx, global);
  return result;
}

/* The allow-list of intrinsics. */
int add_intrinsics(JSContext *ctx) {
  return JS_AddIntrinsicBaseObjects(ctx) || JS_AddIntrinsicDate(ctx) || JS_AddIntrinsicEval(ctx)
      || JS_AddIntrinsicRegExp(ctx) || JS_AddIntrinsicJSON(ctx) || JS_AddIntrinsicProxy(ctx)
      || JS_AddIntrinsicMapSet(ctx) || JS_AddIntrinsicTypedArrays(ctx)
      || JS_AddIntrinsicPromise(ctx) || JS_AddIntrinsicWeakRef(ctx)
      /* Before AToB, which adds it to the first context only. */
      || JS_AddIntrinsicDOMException(ctx) || JS_AddIntrinsicAToB(ctx) || JS_AddPerformance(ctx)
      || remove_globals(ctx) || timers_install(ctx) || clone_install(ctx)
      || shim_install(ctx) || cloche_seal_call_sites(ctx);
}

CLOCHE_EXPORT(cloche_boot)
int32_t cloche_boot(int32_t flags) {
  if (flags != 0 || engine.rt) {
    return -1;
  }
  engine.result = engine.host_promises = JS_UNDEFINED;
  engine.reply_limit = BUILD_REPLY_LIMIT;
  engine.rehash = true;
  engine.rt = JS_NewRuntime2(&alloc_functions, NULL);
  if (!engine.rt) {
    return -1;
  }
  cloche_set_stack_limit(engine.rt, (uintptr_t)&__stack_low + STACK_MARGIN);
  JS_SetCanBlock(engine.rt, false);
  modules_install(engine.rt);
  rejections_install(engine.rt);
  JSContext *ctx = JS_NewContextRaw(engine.rt);
  if (!ctx || task_class_install(engine.rt) < 0
      || callback_class_install(engine.rt) < 0 || add_intrinsics(ctx) || contexts_start(ctx)) {
    return -1;
  }
  engine.host_promises = JS_NewObjectProto(engine.ctx, JS_NULL);
  /* Fixed, so that an image does not depend on when it was made. */
  cloche_set_seeds(engine.ctx, 1, 1, false);
  cloche_set_time_origin(engine.ctx, 0);
  return JS_IsException(engine.host_promises) ? -1 : 0;
}

/* Two unlike numbers from one seed, however small it is (SplitMix64). */
static uint64_t mix(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

CLOCHE_EXPORT(cloche_prepare)
void cloche_prepare(int64_t seed, uint32_t heap_limit, uint32_t reply_limit) {
  uint64_t state = (uint64_t)seed;
  uint64_t random = mix(&state);
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  contexts_prepare(random, (uint32_t)mix(&state), now.tv_sec * 1e3 + now.tv_nsec / 1e6);
  alloc_set_limit(heap_limit);
  engine.reply_limit = reply_limit;
  engine.prepared = true;
}
