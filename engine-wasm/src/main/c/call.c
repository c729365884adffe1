/* CALL: a function of a module or of the global object, by name. */
#include "decode.h"
#include "hostcall.h"

/* What a call's options ask for. */
enum {
  CALL_ANNOUNCED = 1, /* tell the host when the function is found */
  CALL_JSON_RESULT = 2, /* answer JSON.stringify of the result, with the engine's own stringify */
  CALL_OPTIONS = CALL_ANNOUNCED | CALL_JSON_RESULT,
};

/* The first of a call's values that are not its arguments. */
enum { OPTIONS, MODULE, NAME, ARGUMENTS };

/* Whether `object` has the property itself; -1 with the exception pending. */
static int has_own(JSContext *ctx, JSValueConst object, JSAtom key) {
  return JS_GetOwnProperty(ctx, NULL, object, key);
}

/* Whether `object` has the property or inherits it from a class; not what all objects inherit. */
static int has_of_its_kind(JSContext *ctx, JSValueConst object, JSAtom key) {
  JSValue at = JS_DupValue(ctx, object);
  int there = 0;
  while (there == 0 && JS_IsObject(at) && !cloche_is_universal(ctx, at)) {
    there = has_own(ctx, at, key);
    if (there == 0) {
      JSValue next = JS_GetPrototype(ctx, at);
      JS_FreeValue(ctx, at);
      at = next;
    }
  }
  there = JS_IsException(at) ? -1 : there;
  JS_FreeValue(ctx, at);
  return there;
}

/* The property `name` of `object`, which may be an accessor; undefined when there is none. */
static JSValue property(JSContext *ctx, JSValueConst object, JSValueConst name, bool inherited) {
  if (!JS_IsObject(object)) {
    return JS_UNDEFINED;
  }
  JSAtom key = JS_ValueToAtom(ctx, name);
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  int there = inherited ? has_of_its_kind(ctx, object, key) : has_own(ctx, object, key);
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

static int announce(JSContext *ctx, int options) {
  if (!(options & CALL_ANNOUNCED)) {
    return 0;
  }
  JSValue answer = host_call(ctx, HOST_STARTING, 0, NULL);
  JS_FreeValue(ctx, answer);
  return JS_IsException(answer) ? -1 : 0;
}

static JSValue call(JSContext *ctx, int options, int argc, JSValueConst *argv) {
  JSValueConst module = argv[MODULE];
  JSValueConst name = argv[NAME];
  JSValue from = holder(ctx, module);
  if (JS_IsException(from) || JS_IsNull(name)) {
    return from;
  }
  JSValue function = JS_IsUndefined(name)
      ? JS_DupValue(ctx, from)
      : property(ctx, from, name, !JS_IsUndefined(module));
  JSValue result = JS_EXCEPTION;
  if (JS_IsFunction(ctx, function)) {
    if (announce(ctx, options) == 0) {
      result = JS_Call(ctx, function, JS_UNDEFINED, argc - ARGUMENTS, argv + ARGUMENTS);
    }
  } else if (!JS_IsException(function)) {
    not_a_function(ctx, module, name);
  }
  JS_FreeValue(ctx, function);
  JS_FreeValue(ctx, from);
  return result;
}

/* Reads the options of a call; false when it is none. */
static bool is_call(JSContext *ctx, int argc, JSValueConst *argv, int32_t *options) {
  if (argc < ARGUMENTS || !JS_IsNumber(argv[OPTIONS])) {
    return false;
  }
  JSValueConst module = argv[MODULE];
  JSValueConst name = argv[NAME];
  bool of_module = JS_IsString(module);
  return JS_ToInt32(ctx, options, argv[OPTIONS]) == 0 && (*options & ~CALL_OPTIONS) == 0
      && (of_module || JS_IsUndefined(module))
      && (JS_IsString(name) || (of_module && (JS_IsNull(name) || JS_IsUndefined(name))));
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
  int32_t options = 0;
  bool fine = is_call(ctx, argc, argv, &options);
  engine.json_result = fine && (options & CALL_JSON_RESULT);
  JSValue result = fine ? call(ctx, options, argc, argv) : JS_UNDEFINED;
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
