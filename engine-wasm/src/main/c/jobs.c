/*
 * From a request's completion to its outcome: a promise or another thenable is awaited, jobs run
 * until there are none, and only then is the result read. Promises are looked at from inside: their
 * `then` in the guest, whatever it has become, is not called.
 */
#include "engine.h"

void jobs_reset(void) {
  rejections_reset();
  JS_FreeValue(engine.ctx, engine.result);
  engine.result = JS_UNDEFINED;
}

/* What to wait for instead of `value`, which is taken over: as `await` does. */
static JSValue awaitable(JSContext *ctx, JSValue value) {
  if (!JS_IsObject(value) || JS_IsPromise(value)) {
    return value;
  }
  JSValue then = JS_GetProperty(ctx, value, cloche_atom_then);
  if (!JS_IsException(then) && !JS_IsFunction(ctx, then)) {
    JS_FreeValue(ctx, then);
    return value;
  }
  JSValue promise = JS_EXCEPTION;
  if (!JS_IsException(then)) {
    JSValue resolvers[2];
    promise = JS_NewPromiseCapability(ctx, resolvers);
    if (!JS_IsException(promise)) {
      JS_FreeValue(ctx, resolvers[0]);
      JS_FreeValue(ctx, resolvers[1]);
      if (cloche_follow_thenable(ctx, promise, value, then) < 0) {
        JS_FreeValue(ctx, promise);
        promise = JS_EXCEPTION;
      }
    }
  }
  JS_FreeValue(ctx, then);
  JS_FreeValue(ctx, value);
  return promise;
}

/* Runs all jobs. True: one threw, and `reason` is what the first that did has thrown. */
static bool pump(JSContext *ctx, JSValue *reason) {
  bool threw = false;
  JSContext *job_context;
  for (;;) {
    int result = JS_ExecutePendingJob(engine.rt, &job_context);
    if (result == 0) {
      return threw;
    }
    if (result < 0) {
      JSValue error = JS_GetException(ctx);
      if (threw) {
        JS_FreeValue(ctx, error);
      } else {
        *reason = error;
        threw = true;
      }
    }
  }
}

static uint64_t thrown(Status status, JSValue reason) {
  uint64_t reply = reply_thrown(status, reason);
  JS_FreeValue(engine.ctx, reason);
  return reply;
}

static uint64_t fulfilled(JSValue value) {
  JSValue reason;
  uint64_t reply;
  if (rejections_first(&reason)) {
    reply = thrown(STATUS_REJECTED, reason);
  } else {
    reply = reply_value(value);
  }
  JS_FreeValue(engine.ctx, value);
  jobs_reset();
  return reply;
}

uint64_t jobs_conclude(void) {
  JSContext *ctx = engine.ctx;
  JSValue reason;
  if (pump(ctx, &reason)) {
    jobs_reset();
    return thrown(STATUS_THROWN, reason);
  }
  switch (JS_PromiseState(ctx, engine.result)) {
    case JS_PROMISE_PENDING:
      return reply_status(STATUS_PENDING);
    case JS_PROMISE_REJECTED:
      JS_PromiseMarkAsHandled(ctx, engine.result);
      reason = JS_PromiseResult(ctx, engine.result);
      jobs_reset();
      return thrown(STATUS_THROWN, reason);
    case JS_PROMISE_FULFILLED:
      return fulfilled(JS_PromiseResult(ctx, engine.result));
    default:
      return fulfilled(JS_DupValue(ctx, engine.result));
  }
}

uint64_t jobs_complete(JSValue completion) {
  JSContext *ctx = engine.ctx;
  if (!JS_IsException(completion)) {
    completion = awaitable(ctx, completion);
  }
  if (!JS_IsException(completion)) {
    engine.result = completion;
    return jobs_conclude();
  }
  /* The jobs of a request that failed end with it, within its limits. */
  JSValue reason = JS_GetException(ctx);
  JSValue later;
  if (pump(ctx, &later)) {
    JS_FreeValue(ctx, later);
  }
  jobs_reset();
  return thrown(STATUS_THROWN, reason);
}
