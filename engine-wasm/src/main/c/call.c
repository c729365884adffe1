/* CALL: a function of a module or of the global object, by name. */
#include "decode.h"

/* The own property `name` of `object`, which may be an accessor; undefined when there is none. */
static JSValue own_property(JSContext *ctx, JSValueConst object, JSValueConst name) {
  if (!JS_IsObject(object)) {
    return JS_UNDEFINED;
  }
  JSAtom key = JS_ValueToAtom(ctx, name);
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  int there = JS_GetOwnProperty(ctx, NULL, object, key);
  JSValue value = JS_UNDEFINED;
  if (there != 0) {
    value = there < 0 ? JS_EXCEPTION : JS_GetProperty(ctx, object, key);
  }
  JS_FreeAtom(ctx, key);
  return value;
}

static JSValue not_a_function(JSContext *ctx, JSValueConst module, JSValueConst name) {
  const char *module_text = JS_IsString(module) ? JS_ToCString(ctx, module) : NULL;
  const char *name_text = JS_IsString(name) ? JS_ToCString(ctx, name) : NULL;
  if (module_text && name_text) {
    JS_ThrowTypeError(ctx, "'%s' of module '%s' is not a function", name_text, module_text);
  } else if (module_text) {
    JS_ThrowTypeError(ctx, "module '%s' does not export a function", module_text);
  } else {
    JS_ThrowTypeError(ctx, "'%s' is not a function", name_text ? name_text : "undefined");
  }
  JS_FreeCString(ctx, module_text);
  JS_FreeCString(ctx, name_text);
  return JS_EXCEPTION;
}

/* What the name is looked up in: a module's exports, or the global object. */
static JSValue holder(JSContext *ctx, JSValueConst module) {
  if (JS_IsUndefined(module)) {
    return JS_GetGlobalObject(ctx);
  }
  if (!JS_IsFunction(ctx, engine.require_main)) {
    return JS_ThrowInternalError(ctx, "there are no modules");
  }
  return JS_Call(ctx, engine.require_main, JS_UNDEFINED, 1, &module);
}

static JSValue call(JSContext *ctx, int argc, JSValueConst *argv) {
  JSValueConst module = argv[0];
  JSValueConst name = argv[1];
  JSValue from = holder(ctx, module);
  if (JS_IsException(from) || JS_IsNull(name)) {
    return from;
  }
  JSValue function = JS_IsUndefined(name) ? JS_DupValue(ctx, from) : own_property(ctx, from, name);
  JSValue result = JS_EXCEPTION;
  if (JS_IsFunction(ctx, function)) {
    result = JS_Call(ctx, function, JS_UNDEFINED, argc - 2, argv + 2);
  } else if (!JS_IsException(function)) {
    not_a_function(ctx, module, name);
  }
  JS_FreeValue(ctx, function);
  JS_FreeValue(ctx, from);
  return result;
}

static bool is_call(int argc, JSValueConst *argv) {
  return argc >= 2 && (JS_IsUndefined(argv[0]) || JS_IsString(argv[0]))
      && (JS_IsString(argv[1]) || (!JS_IsUndefined(argv[0]) && JS_IsNull(argv[1]))
          || (!JS_IsUndefined(argv[0]) && JS_IsUndefined(argv[1])));
}

/* The elements of a dense array just decoded, in a js_malloc block. */
static JSValue *elements(JSContext *ctx, JSValueConst list, int *count) {
  bool dense;
  *count = (int)cloche_array_length(list, &dense);
  JSValue *values = js_malloc(ctx, sizeof(JSValue) * (*count ? *count : 1));
  for (int i = 0; values && i < *count; i++) {
    values[i] = JS_UNDEFINED;
    cloche_dense_element(list, i, &values[i]);
  }
  return values;
}

static uint64_t call_list(JSContext *ctx, JSValue list) {
  int argc = 0;
  JSValue *argv = elements(ctx, list, &argc);
  JS_FreeValue(ctx, list);
  if (!argv) {
    return reply_exception();
  }
  bool fine = is_call(argc, argv);
  JSValue result = fine ? call(ctx, argc, argv) : JS_UNDEFINED;
  for (int i = 0; i < argc; i++) {
    JS_FreeValue(ctx, argv[i]);
  }
  js_free(ctx, argv);
  return fine ? jobs_complete(result) : reply_status(STATUS_MALFORMED);
}

uint64_t handle_call(Message *message) {
  JSContext *ctx = engine.ctx;
  Reader reader = message_reader(message);
  JSValue list;
  jobs_reset();
  Decoded decoded = decode_value(ctx, &reader, &list);
  message_free(message);
  if (decoded == DECODE_EXCEPTION) {
    return reply_exception();
  }
  if (decoded == DECODED && JS_IsArray(list)) {
    return call_list(ctx, list);
  }
  JS_FreeValue(ctx, list);
  return reply_status(STATUS_MALFORMED);
}
