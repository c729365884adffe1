/*
 * Properties of values that the host holds. To look at one runs no guest code: proxies and, unless
 * asked for, accessors are refused.
 */
#include "reference.h"

/* How a property is looked for. */
enum { GET_ACCESSORS = 1, GET_INHERITED = 2 };

static Result get(JSContext *ctx, JSValueConst object, JSAtom key, int32_t how) {
  JSValue value = JS_UNDEFINED;
  JSValue inherited = JS_DupValue(ctx, object);
  Refusal refusal = REFUSAL_NONE;
  Lookup found = LOOKUP_NONE;
  while (JS_IsObject(inherited) && found == LOOKUP_NONE) {
    if (JS_IsProxy(inherited)) {
      refusal = REFUSAL_PROXY;
      break;
    }
    found = cloche_lookup(ctx, inherited, key, true, &value);
    JSValue next = how & GET_INHERITED ? JS_GetPrototype(ctx, inherited) : JS_NULL;
    JS_FreeValue(ctx, inherited);
    inherited = next;
  }
  JS_FreeValue(ctx, inherited);
  if (found == LOOKUP_ACCESSOR && how & GET_ACCESSORS) {
    JSValue own = JS_DupValue(ctx, object); /* The getter may have its handle released. */
    value = JS_GetProperty(ctx, own, key);
    JS_FreeValue(ctx, own);
    return result_of(value);
  }
  if (found == LOOKUP_ACCESSOR) {
    return refuse_for(REFUSAL_ACCESSOR);
  }
  return refusal ? refuse_for(refusal) : result_of(value);
}

/* Sets an own data property, or makes one. What would have to be converted first is not set. */
static Result set(JSContext *ctx, JSValueConst object, JSAtom key, JSValueConst value) {
  JSPropertyDescriptor old = {.flags = JS_PROP_WRITABLE};
  int there = JS_GetOwnProperty(ctx, &old, object, key);
  if (there < 0) {
    return result_of(JS_EXCEPTION);
  }
  if (there > 0) {
    JS_FreeValue(ctx, old.getter);
    JS_FreeValue(ctx, old.setter);
    JS_FreeValue(ctx, old.value);
  }
  if (old.flags & JS_PROP_GETSET) {
    return refuse_for(REFUSAL_ACCESSOR);
  }
  /* To define a property would change what is configurable but not writable. */
  if (!(old.flags & JS_PROP_WRITABLE) || !cloche_takes(ctx, object, key, value)) {
    return result_of(JS_FALSE);
  }
  int flags = there ? JS_PROP_HAS_VALUE
                    : JS_PROP_HAS_VALUE | JS_PROP_C_W_E | JS_PROP_HAS_CONFIGURABLE
          | JS_PROP_HAS_WRITABLE | JS_PROP_HAS_ENUMERABLE;
  int done = JS_DefineProperty(ctx, object, key, value, JS_UNDEFINED, JS_UNDEFINED, flags);
  return result_of(done < 0 ? JS_EXCEPTION : JS_NewBool(ctx, done));
}

Result reference_property(
    JSContext *ctx, int32_t action, JSValueConst object, int argc, JSValue *argv) {
  int32_t how = 0;
  if (!JS_IsObject(object)) {
    return refuse_for(REFUSAL_NO_OBJECT);
  }
  if (JS_IsProxy(object)) {
    return refuse_for(REFUSAL_PROXY);
  }
  if (argc < 1 || (action != ACTION_DELETE && argc < 2)) {
    return refuse_for(REFUSAL_MALFORMED);
  }
  JSAtom key = JS_ValueToAtom(ctx, argv[0]);
  if (key == JS_ATOM_NULL) {
    return result_of(JS_EXCEPTION);
  }
  Result result;
  if (action == ACTION_SET) {
    result = set(ctx, object, key, argv[1]);
  } else if (action == ACTION_DELETE) {
    int done = JS_DeleteProperty(ctx, object, key, 0);
    result = result_of(done < 0 ? JS_EXCEPTION : JS_NewBool(ctx, done));
  } else if (JS_ToInt32(ctx, &how, argv[1]) < 0) {
    result = result_of(JS_EXCEPTION);
  } else {
    result = get(ctx, object, key, how);
  }
  JS_FreeAtom(ctx, key);
  return result;
}
