/*
 * The shim: the part of a context that is JavaScript. It is loaded when the guest or the host first
 * asks for something in it, and depends on nothing that the guest may have done before (see
 * primordials.js). That of the first context is in the boot image.
 */
#include "hostcall.h"

/* Starts the shim of `program`, which is taken over: a function of its private host object. */
static JSValue start(JSContext *ctx, JSValue program) {
  JSValue function = JS_IsException(program) ? program : JS_EvalFunction(ctx, program);
  if (JS_IsException(function)) {
    return function;
  }
  JSValue host = shim_host_new(ctx);
  JSValue shim = JS_EXCEPTION;
  if (!JS_IsException(host)) {
    shim = JS_Call(ctx, function, JS_UNDEFINED, 1, &host);
  }
  JS_FreeValue(ctx, host);
  JS_FreeValue(ctx, function);
  return shim;
}

/* Keeps it, unless there is one already: the guest may have come in between. */
static JSValue keep(JSContext *ctx, JSValue shim) {
  if (JS_IsException(shim)) {
    return shim;
  }
  JSValue kept = cloche_kept(ctx);
  if (!JS_IsUndefined(kept) || cloche_keep(ctx, shim) < 0) {
    JS_FreeValue(ctx, shim);
    return JS_IsUndefined(kept) ? JS_EXCEPTION : kept;
  }
  return shim;
}

/* The context's, which lives as long as the context does. */
static JSValue shim_of(JSContext *ctx) {
  JSValue kept = cloche_kept(ctx);
  if (!JS_IsUndefined(kept)) {
    return kept;
  }
  return keep(ctx, start(ctx, library_read(ctx, "shim")));
}

static JSValue entry(JSContext *ctx, const char *name) {
  JSValue shim = shim_of(ctx);
  JSValue value = JS_IsException(shim) ? shim : JS_GetPropertyStr(ctx, shim, name);
  JS_FreeValue(ctx, shim);
  return value;
}

/* Calls a property of an object of the shim's, which is taken over. */
static JSValue call(
    JSContext *ctx, JSValue object, const char *name, int argc, JSValueConst *argv) {
  JSValue function = JS_IsException(object) ? object : JS_GetPropertyStr(ctx, object, name);
  JSValue result =
      JS_IsException(function) ? function : JS_Call(ctx, function, JS_UNDEFINED, argc, argv);
  JS_FreeValue(ctx, function);
  JS_FreeValue(ctx, object);
  return result;
}

JSValue shim_require(JSContext *ctx, JSValueConst specifier) {
  return call(ctx, shim_of(ctx), "require", 1, &specifier);
}

JSValue shim_seal(JSContext *ctx) {
  return call(ctx, shim_of(ctx), "seal", 0, NULL);
}

JSValue cloche_late_global(JSContext *ctx) {
  return entry(ctx, "console");
}

/* Globals that are loaded when they are first read. */
typedef enum Lazy {
  BUFFER, TEXT_DECODER, TEXT_ENCODER, URL, URL_SEARCH_PARAMS, CRYPTO, PROCESS, LAZY_COUNT
} Lazy;

static const JSCFunctionListEntry lazy[LAZY_COUNT];

static JSValue define(JSContext *ctx, int index, JSValue value) {
  JSValue global = JS_GetGlobalObject(ctx);
  int result = JS_DefinePropertyValueStr(ctx, global, lazy[index].name, value,
      JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  JS_FreeValue(ctx, global);
  return result < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

/* It is an ordinary property from then on, unless the guest has frozen the global object. */
static JSValue get_lazy(JSContext *ctx, JSValueConst self, int index) {
  JSValue value = call(ctx, entry(ctx, "globals"), lazy[index].name, 0, NULL);
  if (!JS_IsException(value)
      && JS_IsException(define(ctx, index, JS_DupValue(ctx, value)))) {
    JS_FreeValue(ctx, value);
    return JS_EXCEPTION;
  }
  return value;
}

/* Whoever writes it replaces it; where the global object is frozen, nothing happens. */
static JSValue set_lazy(JSContext *ctx, JSValueConst self, JSValueConst value, int index) {
  return define(ctx, index, JS_DupValue(ctx, value));
}

/* As `globals` of the shim. */
static const JSCFunctionListEntry lazy[LAZY_COUNT] = {
  JS_CGETSET_MAGIC_DEF("Buffer", get_lazy, set_lazy, BUFFER),
  JS_CGETSET_MAGIC_DEF("TextDecoder", get_lazy, set_lazy, TEXT_DECODER),
  JS_CGETSET_MAGIC_DEF("TextEncoder", get_lazy, set_lazy, TEXT_ENCODER),
  JS_CGETSET_MAGIC_DEF("URL", get_lazy, set_lazy, URL),
  JS_CGETSET_MAGIC_DEF("URLSearchParams", get_lazy, set_lazy, URL_SEARCH_PARAMS),
  JS_CGETSET_MAGIC_DEF("crypto", get_lazy, set_lazy, CRYPTO),
  JS_CGETSET_MAGIC_DEF("process", get_lazy, set_lazy, PROCESS),
};

int shim_install(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  int flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
  bool failed =
      JS_DefinePropertyValueStr(ctx, global, "global", JS_DupValue(ctx, global), flags) < 0
      || JS_SetPropertyFunctionList(ctx, global, lazy, LAZY_COUNT) < 0
      || cloche_define_late(ctx, global, "console") < 0;
  JS_FreeValue(ctx, global);
  return failed ? -1 : 0;
}

uint64_t handle_load(Message *message) {
  JSContext *ctx = engine.ctx;
  JSValue program = JS_ReadObject(ctx, message->block, message->length, JS_READ_OBJ_BYTECODE);
  message_free(message);
  JSValue shim = keep(ctx, start(ctx, program));
  if (JS_IsException(shim)) {
    return reply_exception();
  }
  JS_FreeValue(ctx, shim);
  JSValue global = JS_GetGlobalObject(ctx);
  /* Now, so that it is in the boot image. */
  JSValue console = JS_GetPropertyStr(ctx, global, "console");
  JS_FreeValue(ctx, global);
  JS_FreeValue(ctx, console);
  return JS_IsException(console) ? reply_exception() : reply_value(JS_UNDEFINED);
}
