/* setTimeout, setInterval, setImmediate, what takes them back, and process.nextTick. */
#include "loop.h"

#include <math.h>

enum { TIMEOUT, INTERVAL, IMMEDIATE };

#define LONGEST_DELAY 2147483647.0

static int32_t last_id;

static const char *received(JSValueConst value) {
  if (JS_IsUndefined(value) || JS_IsNull(value)) {
    return JS_IsNull(value) ? "null" : "undefined";
  }
  if (JS_IsString(value)) {
    return "type string";
  }
  return JS_IsNumber(value) ? "type number" : JS_IsBool(value) ? "type boolean" : "an object";
}

/* As Node's ERR_INVALID_ARG_TYPE. */
static JSValue refuse_callback(JSContext *ctx, JSValueConst value) {
  JS_ThrowTypeError(ctx, "The \"callback\" argument must be of type function. Received %s",
received(value));
  JSValue error = JS_GetException(ctx);
  JSValue code = JS_NewString(ctx, "ERR_INVALID_ARG_TYPE");
  int flags = JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE;
  if (JS_IsObject(error) && JS_DefinePropertyValueStr(ctx, error, "code", code, flags) < 0) {
    JS_FreeValue(ctx, error);
    return JS_EXCEPTION;
  }
  return JS_Throw(ctx, error);
}

static int queue(JSContext *ctx, Task *task, int kind) {
  return kind == IMMEDIATE ? loop_add_immediate(ctx, task) : loop_add_timer(ctx, task);
}

/* set...(callback, delay, ...arguments); without a delay for an immediate. */
static JSValue set(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int kind) {
  int skipped = kind == IMMEDIATE ? 1 : 2;
  double delay = 1;
  if (!JS_IsFunction(ctx, argv[0])) {
    return refuse_callback(ctx, argv[0]);
  }
  if (kind != IMMEDIATE && JS_ToFloat64(ctx, &delay, argv[1]) < 0) {
    return JS_EXCEPTION;
  }
  TaskKind class = kind == IMMEDIATE ? TASK_IMMEDIATE : TASK_TIMEOUT;
  JSValue object = task_new(ctx, class, argv[0], argc - skipped, argv + skipped);
  if (JS_IsException(object)) {
    return object;
  }
  Task *task = task_of(object);
  /* NaN, too, becomes 1. */
  task->delay = delay >= 1 && delay <= LONGEST_DELAY ? trunc(delay) : 1;
  task->repeats = kind == INTERVAL;
  task->id = ++last_id;
  if (queue(ctx, task, kind) < 0) {
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
  }
  return object;
}

static void cancel(JSContext *ctx, Task *task) {
  task->queued = false;
  task->repeats = false;
  task->delay = -1;
  timers_remove(ctx, task);
}

/* clear...(object or number); whatever else is ignored. */
static JSValue clear(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  Task *task = task_of(argv[0]);
  if (!task && (JS_IsNumber(argv[0]) || JS_IsString(argv[0]))) {
    int32_t id;
    if (JS_ToInt32(ctx, &id, argv[0]) < 0) {
      return JS_EXCEPTION;
    }
    task = timers_find(id);
  }
  if (task) {
    cancel(ctx, task);
  }
  return JS_UNDEFINED;
}

JSValue next_tick(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  if (!JS_IsFunction(ctx, argv[0])) {
    return refuse_callback(ctx, argv[0]);
  }
  JSValue object = task_new(ctx, TASK_IMMEDIATE, argv[0], argc - 1, argv + 1);
  if (JS_IsException(object)) {
    return object;
  }
  int result = loop_add_tick(ctx, task_of(object));
  JS_FreeValue(ctx, object);
  return result < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

enum { REF, UNREF, HAS_REF, REFRESH, CLOSE, TO_NUMBER };

/* Methods of timers and immediates. A run does not wait for either: `ref` only is remembered. */
static JSValue method(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int what) {
  Task *task = task_of(self);
  if (!task) {
    return JS_ThrowTypeError(ctx, "not a timer");
  }
  switch (what) {
    case REF:
    case UNREF:
      task->referenced = what == REF;
      break;
    case HAS_REF:
      return JS_NewBool(ctx, task->referenced);
    case TO_NUMBER:
      return JS_NewInt32(ctx, task->id);
    case REFRESH:
      if (task->delay >= 0 && loop_add_timer(ctx, task) < 0) {
        return JS_EXCEPTION;
      }
      break;
    default:
      cancel(ctx, task);
  }
  return JS_DupValue(ctx, self);
}

static const JSCFunctionListEntry timeout_methods[] = {
  JS_CFUNC_MAGIC_DEF("ref", 0, method, REF),
  JS_CFUNC_MAGIC_DEF("unref", 0, method, UNREF),
  JS_CFUNC_MAGIC_DEF("hasRef", 0, method, HAS_REF),
  JS_CFUNC_MAGIC_DEF("refresh", 0, method, REFRESH),
  JS_CFUNC_MAGIC_DEF("close", 0, method, CLOSE),
  JS_CFUNC_MAGIC_DEF("[Symbol.toPrimitive]", 0, method, TO_NUMBER),
  JS_CFUNC_MAGIC_DEF("[Symbol.dispose]", 0, method, CLOSE),
  JS_PROP_STRING_DEF("[Symbol.toStringTag]", "Timeout", JS_PROP_CONFIGURABLE),
};

static const JSCFunctionListEntry immediate_methods[] = {
  JS_CFUNC_MAGIC_DEF("ref", 0, method, REF),
  JS_CFUNC_MAGIC_DEF("unref", 0, method, UNREF),
  JS_CFUNC_MAGIC_DEF("hasRef", 0, method, HAS_REF),
  JS_CFUNC_MAGIC_DEF("[Symbol.dispose]", 0, method, CLOSE),
  JS_PROP_STRING_DEF("[Symbol.toStringTag]", "Immediate", JS_PROP_CONFIGURABLE),
};

static const JSCFunctionListEntry globals[] = {
  JS_CFUNC_MAGIC_DEF("setTimeout", 2, set, TIMEOUT),
  JS_CFUNC_MAGIC_DEF("setInterval", 2, set, INTERVAL),
  JS_CFUNC_MAGIC_DEF("setImmediate", 1, set, IMMEDIATE),
  JS_CFUNC_DEF("clearTimeout", 1, clear),
  JS_CFUNC_DEF("clearInterval", 1, clear),
  JS_CFUNC_DEF("clearImmediate", 1, clear),
};

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

static int install(
    JSContext *ctx, TaskKind kind, const JSCFunctionListEntry *methods, int count) {
  JSValue prototype = JS_NewObject(ctx);
  if (JS_IsException(prototype)) {
    return -1;
  }
  task_set_prototype(ctx, kind, prototype);
  return JS_SetPropertyFunctionList(ctx, prototype, methods, count);
}

int timers_install(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  bool failed = install(ctx, TASK_TIMEOUT, timeout_methods, COUNT(timeout_methods)) < 0
      || install(ctx, TASK_IMMEDIATE, immediate_methods, COUNT(immediate_methods)) < 0
      || JS_SetPropertyFunctionList(ctx, global, globals, COUNT(globals)) < 0;
  JS_FreeValue(ctx, global);
  return failed ? -1 : 0;
}
