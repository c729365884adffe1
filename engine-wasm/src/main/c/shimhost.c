/*
 * The object that only the shim holds: host calls, modules, and looks inside objects that
 * neither getters nor proxies of the guest can see or alter.
 */
#include "hostcall.h"
#include "loop.h"

static JSValue forward(
    JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int op) {
  return host_call(ctx, op, argc, argv);
}

/* parse(text, file): JSON.parse of the engine's own. */
static JSValue parse(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, argv[0]);
  const char *file = text ? JS_ToCString(ctx, argv[1]) : NULL;
  JSValue value = file ? JS_ParseJSON(ctx, text, length, file) : JS_EXCEPTION;
  JS_FreeCString(ctx, text);
  JS_FreeCString(ctx, file);
  return value;
}

/* classOf(object): the name of its class, whatever its prototype says; '' for a primitive. */
static JSValue class_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  if (JS_IsProxy(argv[0])) {
    return JS_NewString(ctx, "Proxy");
  }
  JSAtom name = JS_GetClassName(JS_GetRuntime(ctx), JS_GetClassID(argv[0]));
  if (name == JS_ATOM_NULL) {
    return JS_NewString(ctx, "");
  }
  JSValue text = JS_AtomToString(ctx, name);
  JS_FreeAtom(ctx, name);
  return text;
}

/* entriesOf(collection): the keys of a Set, the keys and values of a Map, as one array. */
static JSValue entries_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  JSValue *items;
  uint32_t count;
  if (!JS_IsMap(argv[0]) && !JS_IsSet(argv[0])) {
    return JS_ThrowTypeError(ctx, "not a Map or a Set");
  }
  if (cloche_map_snapshot(ctx, argv[0], &items, &count) < 0) {
    return JS_EXCEPTION;
  }
  JSValue list = JS_NewArrayFrom(ctx, (int)count, items);
  js_free(ctx, items);
  return list;
}

/* promiseOf(promise): [state, result]; the state as in JSPromiseStateEnum. */
static JSValue promise_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  JSPromiseStateEnum state = JS_PromiseState(ctx, argv[0]);
  JSValue parts[2] = {JS_NewInt32(ctx, state), JS_PromiseResult(ctx, argv[0])};
  return JS_NewArrayFrom(ctx, 2, parts);
}

/* targetOf(proxy): what it stands for, null when it is revoked; undefined when it is no Proxy. */
static JSValue target_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  if (!JS_IsProxy(argv[0])) {
    return JS_UNDEFINED;
  }
  JSValue target = JS_GetProxyTarget(ctx, argv[0]);
  if (JS_IsException(target)) {
    JS_FreeValue(ctx, JS_GetException(ctx));
    return JS_NULL;
  }
  return target;
}

/* stackOf(error): the stack text captured when it was made, or undefined. */
static JSValue stack_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  bool error = JS_IsObject(argv[0]) && cloche_kind(argv[0]) == KIND_ERROR;
  return error ? cloche_error_stack(argv[0]) : JS_UNDEFINED;
}

/* patternOf(regexp): its source, not escaped, and its flags. */
static JSValue pattern_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  char flags[16];
  if (!JS_IsRegExp(argv[0])) {
    return JS_ThrowTypeError(ctx, "not a RegExp");
  }
  cloche_regexp_flags(argv[0], flags);
  JSValue parts[2] = {cloche_regexp_source(argv[0]), JS_NewString(ctx, flags)};
  return JS_NewArrayFrom(ctx, 2, parts);
}

/* intrinsic(type, name): a builtin as it is before the guest has changed anything. */
static JSValue intrinsic(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  const char *type = JS_ToCString(ctx, argv[0]);
  const char *name = type ? JS_ToCString(ctx, argv[1]) : NULL;
  JSValue found = name ? cloche_intrinsic(ctx, type, name) : JS_EXCEPTION;
  JS_FreeCString(ctx, type);
  JS_FreeCString(ctx, name);
  return found;
}

/* bytesOf(buffer): a Uint8Array over all of it. */
static JSValue bytes_of(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  return JS_NewTypedArray(ctx, 1, argv, JS_TYPED_ARRAY_UINT8);
}

/* newError(message), newTypeError(message) */
static JSValue new_error(
    JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv, int type_error) {
  return cloche_make_error(ctx, argv[0], type_error);
}

static const JSCFunctionListEntry functions[] = {
  JS_CFUNC_DEF("intrinsic", 2, intrinsic),
  JS_CFUNC_DEF("bytesOf", 1, bytes_of),
  JS_CFUNC_MAGIC_DEF("newError", 1, new_error, false),
  JS_CFUNC_MAGIC_DEF("newTypeError", 1, new_error, true),
  JS_CFUNC_MAGIC_DEF("print", 2, forward, HOST_CONSOLE),
  JS_CFUNC_MAGIC_DEF("resolve", 2, forward, HOST_RESOLVE),
  JS_CFUNC_MAGIC_DEF("read", 1, forward, HOST_READ),
  JS_CFUNC_MAGIC_DEF("random", 1, forward, HOST_RANDOM),
  JS_CFUNC_MAGIC_DEF("file", 2, forward, HOST_FILE),
  JS_CFUNC_DEF("module", 1, module_load),
  JS_CFUNC_DEF("parse", 2, parse),
  JS_CFUNC_DEF("classOf", 1, class_of),
  JS_CFUNC_DEF("entriesOf", 1, entries_of),
  JS_CFUNC_DEF("promiseOf", 1, promise_of),
  JS_CFUNC_DEF("targetOf", 1, target_of),
  JS_CFUNC_DEF("stackOf", 1, stack_of),
  JS_CFUNC_DEF("patternOf", 1, pattern_of),
  JS_CFUNC_DEF("library", 1, library_load),
  JS_CFUNC_DEF("utf8Encode", 1, utf8_encode),
  JS_CFUNC_DEF("utf8Decode", 2, utf8_decode),
  JS_CFUNC_DEF("nextTick", 1, next_tick),
};

JSValue shim_host_new(JSContext *ctx) {
  JSValue host = JS_NewObjectProto(ctx, JS_NULL);
  if (JS_IsException(host)) {
    return host;
  }
  int count = sizeof(functions) / sizeof(functions[0]);
  if (JS_SetPropertyFunctionList(ctx, host, functions, count) < 0) {
    JS_FreeValue(ctx, host);
    return JS_EXCEPTION;
  }
  return host;
}
