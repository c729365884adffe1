/* CALL: a function of a module or of the global object, by name. */
#include "decode.h"
#include "hostcall.h"

/* What a call may ask for. */
enum { CALL_FORMS = FORM_ANNOUNCED | FORM_JSON | FORM_HANDLE | FORM_NOTHING | FORM_AS_IS };

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
  return shim_require(ctx, module);
}

static int announce(JSContext *ctx, int options) {
  if (!(options & FORM_ANNOUNCED)) {
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
  return JS_ToInt32(ctx, options, argv[OPTIONS]) == 0 && (*options & ~CALL_FORMS) == 0
      && (of_module || JS_IsUndefined(module))
      && (JS_IsString(name) || (of_module && (JS_IsNull(name) || JS_IsUndefined(name))));
}

static uint64_t call_list(JSContext *ctx, int argc, JSValue *argv) {
  int32_t options = 0;
  if (!is_call(ctx, argc, argv, &options)) {
    return reply_status(STATUS_MALFORMED);
  }
  engine.form = options;
  return jobs_complete(call(ctx, options, argc, argv));
}

uint64_t handle_call(Message *message) {
  JSContext *ctx = engine.ctx;
  int argc;
  JSValue *argv;
  jobs_reset();
  switch (decode_list(ctx, message, &argc, &argv)) {
    case DECODED: {
      uint64_t reply = call_list(ctx, argc, argv);
      free_list(ctx, argc, argv);
      return reply;
    }
    case DECODE_EXCEPTION:
      return reply_exception();
    default:
      return reply_status(STATUS_MALFORMED);
  }
}
