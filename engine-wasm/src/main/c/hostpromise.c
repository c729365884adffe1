/* Promises that the host settles, and the request that does it. */
#include "decode.h"
#include "hostcall.h"
#include "loop.h"

JSValue host_promise_new(JSContext *ctx, uint32_t id) {
  JSValue resolvers[2];
  JSAtom key = JS_NewAtomUInt32(ctx, id);
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  JSValue promise = JS_EXCEPTION;
  if (JS_HasProperty(ctx, engine.host_promises, key)) {
    JS_ThrowInternalError(ctx, "the host promise exists already");
  } else {
    promise = JS_NewPromiseCapability(ctx, resolvers);
  }
  if (!JS_IsException(promise)) {
    /* The promise is settled directly, so that no `then` of the guest sees the value. */
    JS_FreeValue(ctx, resolvers[0]);
    JS_FreeValue(ctx, resolvers[1]);
    JSValue kept = JS_DupValue(ctx, promise);
    if (JS_DefinePropertyValue(ctx, engine.host_promises, key, kept, JS_PROP_C_W_E) < 0) {
      JS_FreeValue(ctx, promise);
      promise = JS_EXCEPTION;
    }
  }
  JS_FreeAtom(ctx, key);
  return promise;
}

JSValue host_promise_take(JSContext *ctx, uint32_t id) {
  JSAtom key = JS_NewAtomUInt32(ctx, id);
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  JSValue promise = JS_GetProperty(ctx, engine.host_promises, key);
  if (JS_IsObject(promise)) {
    JS_DeleteProperty(ctx, engine.host_promises, key, 0);
  }
  JS_FreeAtom(ctx, key);
  return promise;
}

/* Takes `[id, fulfilled, value]` apart; false when it is something else. */
static bool settle(JSContext *ctx, JSValueConst request) {
  JSValue id = JS_UNDEFINED;
  JSValue fulfilled = JS_UNDEFINED;
  JSValue value = JS_UNDEFINED;
  bool fine = JS_IsArray(request) && cloche_dense_element(request, 0, &id)
      && cloche_dense_element(request, 1, &fulfilled) && cloche_dense_element(request, 2, &value)
      && JS_VALUE_GET_TAG(id) == JS_TAG_INT && JS_IsBool(fulfilled);
  JSValue promise = fine ? host_promise_take(ctx, JS_VALUE_GET_INT(id)) : JS_UNDEFINED;
  fine = JS_IsPromise(promise);
  if (fine) {
    cloche_settle_promise(ctx, promise, value, !JS_VALUE_GET_BOOL(fulfilled));
  }
  JS_FreeValue(ctx, promise);
  JS_FreeValue(ctx, id);
  JS_FreeValue(ctx, fulfilled);
  JS_FreeValue(ctx, value);
  return fine;
}

uint64_t handle_settle(Message *message) {
  JSContext *ctx = engine.ctx;
  Reader reader = message_reader(message);
  JSValue request;
  Decoded decoded = decode_value(ctx, &reader, &request);
  message_free(message);
  if (decoded == DECODE_EXCEPTION) {
    return reply_exception();
  }
  bool settled = decoded == DECODED && settle(ctx, request);
  JS_FreeValue(ctx, request);
  if (!settled) {
    return JS_HasException(ctx) ? reply_exception() : reply_status(STATUS_MALFORMED);
  }
  loop_begin();
  return jobs_conclude();
}
