/* DEFINE and GLOBALS: what the host puts on the global object. */
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "hostcall.h"

/* The own object `key` of `holder`, made when missing. Takes ownership of `holder`. */
static JSValue descend(JSContext *ctx, JSValue holder, const char *key) {
  JSAtom atom = JS_NewAtom(ctx, key);
  JSValue next = JS_UNDEFINED;
  if (atom == JS_ATOM_NULL) {
    JS_FreeValue(ctx, holder);
    return JS_EXCEPTION;
  }
  /* An accessor is one of the globals that load on first use: what the host defines replaces it. */
  if (cloche_lookup(ctx, holder, atom, true, &next) != LOOKUP_DATA) {
    next = JS_NewObject(ctx);
    if (!JS_IsException(next)
        && JS_DefinePropertyValue(ctx, holder, atom, JS_DupValue(ctx, next),
            JS_PROP_C_W_E | JS_PROP_THROW) < 0) {
      JS_FreeValue(ctx, next);
      next = JS_EXCEPTION;
    }
  } else if (!JS_IsObject(next) || JS_IsProxy(next)) {
    /* A guest's proxy, in an image, would run its code. */
    JS_FreeValue(ctx, next);
    next = JS_ThrowTypeError(ctx, "'%s' is not an ordinary object", key);
  }
  JS_FreeAtom(ctx, atom);
  JS_FreeValue(ctx, holder);
  return next;
}

/* Defines host function `id` under the dotted `name`, which is cut into pieces. */
static int define_function(JSContext *ctx, char *name, int32_t id) {
  JSValue holder = JS_GetGlobalObject(ctx);
  char *dot;
  while (!JS_IsException(holder) && (dot = strchr(name, '.'))) {
    *dot = '\0';
    holder = descend(ctx, holder, name);
    name = dot + 1;
  }
  if (JS_IsException(holder)) {
    return -1;
  }
  int result = -1;
  JSValue function = host_function_new(ctx, name, id);
  if (!JS_IsException(function)) {
    result = JS_DefinePropertyValueStr(
        ctx, holder, name, function, JS_PROP_C_W_E | JS_PROP_THROW);
  }
  JS_FreeValue(ctx, holder);
  return result;
}

/* Takes `[dotted name, id]` apart: 1, 0 when it is something else, -1 for an exception. */
static int define(JSContext *ctx, JSValueConst request) {
  JSValue name = JS_UNDEFINED;
  JSValue id = JS_UNDEFINED;
  int result = 0;
  if (JS_IsArray(request) && cloche_dense_element(request, 0, &name)
      && cloche_dense_element(request, 1, &id) && JS_IsString(name)
      && JS_VALUE_GET_TAG(id) == JS_TAG_INT) {
    const char *text = JS_ToCString(ctx, name);
    char *copy = text ? js_strdup(ctx, text) : NULL;
    result = copy && define_function(ctx, copy, JS_VALUE_GET_INT(id)) >= 0 ? 1 : -1;
    js_free(ctx, copy);
    JS_FreeCString(ctx, text);
  }
  JS_FreeValue(ctx, name);
  JS_FreeValue(ctx, id);
  return result;
}

/* Copies the own properties of a plain object just decoded: 1, 0 when it is something else, -1. */
static int define_all(JSContext *ctx, JSValueConst source) {
  JSPropertyEnum *keys;
  uint32_t count;
  if (!JS_IsObject(source) || cloche_kind(source) != KIND_PLAIN) {
    return 0;
  }
  if (JS_GetOwnPropertyNames(ctx, &keys, &count, source, JS_GPN_STRING_MASK) < 0) {
    return -1;
  }
  JSValue global = JS_GetGlobalObject(ctx);
  int result = 1;
  for (uint32_t i = 0; i < count && result > 0; i++) {
    JSValue value = JS_GetProperty(ctx, source, keys[i].atom);
    int flags = JS_PROP_C_W_E | JS_PROP_THROW;
    if (JS_IsException(value)
        || JS_DefinePropertyValue(ctx, global, keys[i].atom, value, flags) < 0) {
      result = -1;
    }
  }
  JS_FreeValue(ctx, global);
  JS_FreePropertyEnum(ctx, keys, count);
  return result;
}

static uint64_t apply(Message *message, int (*action)(JSContext *, JSValueConst)) {
  JSContext *ctx = engine.ctx;
  Reader reader = message_reader(message);
  JSValue request;
  Decoded decoded = decode_value(ctx, &reader, &request);
  message_free(message);
  int result = decoded == DECODED ? action(ctx, request) : 0;
  JS_FreeValue(ctx, request);
  if (decoded == DECODE_EXCEPTION || result < 0) {
    return reply_exception();
  }
  return result > 0 ? reply_value(JS_UNDEFINED) : reply_status(STATUS_MALFORMED);
}

uint64_t handle_define(Message *message) {
  return apply(message, define);
}

uint64_t handle_globals(Message *message) {
  return apply(message, define_all);
}
