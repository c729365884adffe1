/*
 * From a request's completion to its outcome: a promise or another thenable is awaited, jobs run
 * until there are none, and only then is the result read. Promises are looked at from inside: their
 * `then` in the guest, whatever it has become, is not called.
 */
#include "loop.h"

void jobs_reset(void) {
  if (engine.nesting <= 1) {
    rejections_reset();
    loop_reset(engine.ctx);
  }
  JS_FreeValue(engine.ctx, engine.result);
  engine.result = JS_UNDEFINED;
  engine.form = 0;
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

/*
 * Runs all ticks and jobs: the ticks before the jobs, and those that jobs add after them. True: one
 * threw, and `reason` is what the first that did has thrown.
 */
static bool pump(JSContext *ctx, JSValue *reason) {
  bool threw = false;
  bool ticking = true;
  JSContext *job_context;
  for (;;) {
    int result = ticking ? loop_run_tick(ctx) : JS_ExecutePendingJob(engine.rt, &job_context);
    if (result == 0) {
      if (!ticking && !loop_has_ticks()) {
        return threw;
      }
      ticking = !ticking;
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

/* The result as it was asked for, in place of `value`, which is taken over. */
static JSValue in_form(JSContext *ctx, JSValue value) {
  if (!(engine.form & FORM_JSON)) {
    return value;
  }
  JSValue text = JS_JSONStringify(ctx, value, JS_UNDEFINED, JS_UNDEFINED);
  JS_FreeValue(ctx, value);
  return text;
}

static uint64_t fulfilled(JSValue result) {
  JSValue reason;
  uint64_t reply;
  JSValue value = in_form(engine.ctx, result);
  if (engine.nesting <= 1 && rejections_first(&reason)) {
    reply = thrown(STATUS_REJECTED, reason);
  } else if (JS_IsException(value)) {
    reply = reply_exception();
  } else {
    reply = reply_result(value);
  }
  JS_FreeValue(engine.ctx, value);
  jobs_reset();
  return reply;
}

/* Ends the request with `reason`. Its other jobs end with it, within its limits. */
static uint64_t fail(JSContext *ctx, JSValue reason) {
  JSValue later;
  if (engine.nesting <= 1 && pump(ctx, &later)) {
    JS_FreeValue(ctx, later);
  }
  jobs_reset();
  return thrown(STATUS_THROWN, reason);
}

/*
 * Runs what needs no waiting until the result is settled or nothing is left. True as of pump.
 * Within a host call nothing is run: jobs belong to the request that made it.
 */
static bool advance(JSContext *ctx, JSValue *reason) {
  if (engine.nesting > 1) {
    return false;
  }
  for (;;) {
    if (pump(ctx, reason)) {
      return true;
    }
    if (engine.form & FORM_AS_IS || JS_PromiseState(ctx, engine.result) != JS_PROMISE_PENDING) {
      return false;
    }
    int ran = loop_run_immediate(ctx);
    if (ran < 0) {
      *reason = JS_GetException(ctx);
    }
    if (ran <= 0) {
      return ran < 0;
    }
  }
}

uint64_t jobs_conclude(void) {
  JSContext *ctx = engine.ctx;
  JSValue reason;
  if (advance(ctx, &reason)) {
    return fail(ctx, reason);
  }
  if (engine.form & FORM_AS_IS) {
    return fulfilled(JS_DupValue(ctx, engine.result));
  }
  switch (JS_PromiseState(ctx, engine.result)) {
    case JS_PROMISE_PENDING:
      return reply_pending(loop_wait());
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
  if (!JS_IsException(completion) && !(engine.form & FORM_AS_IS)) {
    completion = awaitable(ctx, completion);
  }
  if (!JS_IsException(completion)) {
    engine.result = completion;
    return jobs_conclude();
  }
  return fail(ctx, JS_GetException(ctx));
}

uint64_t jobs_wait(void) {
  JSContext *ctx = engine.ctx;
  JSValue resolvers[2];
  jobs_reset();
  JSValue promise = JS_NewPromiseCapability(ctx, resolvers);
  if (JS_IsException(promise)) {
    return reply_exception();
  }
  JS_FreeValue(ctx, resolvers[0]);
  JS_FreeValue(ctx, resolvers[1]);
  engine.result = promise;
  engine.form = FORM_NOTHING;
  return reply_pending(loop_wait());
}

uint64_t jobs_resume(void) {
  JSContext *ctx = engine.ctx;
  if (loop_fire_timer(ctx) < 0) {
    return fail(ctx, JS_GetException(ctx));
  }
  return jobs_conclude();
}
