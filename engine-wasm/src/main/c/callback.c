/* Callbacks: functions that call the host, which is told when they are garbage. */
#include "hostcall.h"

/* How many numbers one reply has at most. */
#define BATCH 100

/* What a callback's function holds. Once it is garbage it waits in a list for the host to ask. */
typedef struct Callback {
  struct Callback *next;
  int32_t id;
} Callback;

static JSClassID callback_class;
static Callback *gone;

static void finalize(JSRuntime *rt, JSValueConst object) {
  (void)rt;
  Callback *callback = JS_GetOpaque(object, callback_class);
  if (callback) {
    callback->next = gone;
    gone = callback;
  }
}

int callback_class_install(JSRuntime *rt) {
  const JSClassDef definition = {.class_name = "Callback", .finalizer = finalize};
  JS_NewClassID(rt, &callback_class);
  return JS_NewClass(rt, callback_class, &definition);
}

static JSValue call(
    JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int magic, JSValueConst *data) {
  const Callback *callback = JS_GetOpaque(data[0], callback_class);
  return host_function_call(ctx, callback->id, argc, argv);
}

JSValue callback_new(JSContext *ctx, const char *name, int32_t id) {
  JSValue holder = JS_NewObjectProtoClass(ctx, JS_NULL, callback_class);
  Callback *callback = JS_IsException(holder) ? NULL : js_mallocz(ctx, sizeof(Callback));
  if (!callback) {
    JS_FreeValue(ctx, holder);
    return JS_EXCEPTION;
  }
  callback->id = id;
  JS_SetOpaque(holder, callback);
  JSValue function = JS_NewCFunctionData2(ctx, call, name, 0, 0, 1, &holder);
  JS_FreeValue(ctx, holder);
  return function;
}

/* An array of numbers, each as often as a function of that number has become garbage. */
uint64_t handle_callbacks(void) {
  int32_t ids[BATCH];
  uint32_t count = 0;
  while (gone && count < BATCH) {
    Callback *next = gone->next;
    ids[count++] = gone->id;
    js_free_rt(engine.rt, gone);
    gone = next;
  }
  return reply_numbers(ids, count);
}
