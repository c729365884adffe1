/* The exports that a live isolate is driven by. */
#include <malloc.h>
#include <stdlib.h>

#include "buffer.h"

CLOCHE_EXPORT(cloche_alloc)
void *cloche_alloc(uint32_t length) {
  /* One byte more: source text must end in a NUL byte. */
  return length < UINT32_MAX ? malloc(length + 1) : NULL;
}

static uint64_t build_time(uint32_t op, Message *message) {
  if (engine.prepared) {
    message_free(message);
    return reply_status(STATUS_MALFORMED);
  }
  return op == OP_COMPILE ? handle_compile(message) : handle_load(message);
}

static uint64_t dispatch(uint32_t op, Message *message) {
  switch (op) {
    case OP_EVAL_SCRIPT:
      return handle_eval(message);
    case OP_CALL_EXPORT:
      return handle_call(message);
    case OP_DEFINE_FUNCTION:
      return handle_define(message);
    case OP_DEFINE_GLOBALS:
      return handle_globals(message);
    case OP_COMPILE:
    case OP_LOAD:
      return build_time(op, message);
    case OP_CONTEXT_NEW:
      return handle_context_new(message);
    case OP_CONTEXT_RELEASE:
      return handle_context_release(message);
    case OP_SCRIPT:
      return handle_script(message);
    case OP_REFERENCE:
      return handle_reference(message);
    case OP_RELEASE:
      return handle_handles_release(message);
    case OP_MODULE:
      return handle_module(message);
    case OP_LINK:
      return handle_link(message);
    case OP_SCRIPT_LOAD:
      return handle_script_load(message);
    case OP_DEBUG:
      return handle_debug(message);
    case OP_CALLBACKS:
      message_free(message);
      return handle_callbacks();
    default:
      message_free(message);
      return reply_status(STATUS_MALFORMED);
  }
}

/* What no host call may ask for: it goes on with the request that made the call. */
static uint64_t dispatch_outer(uint32_t op, Message *message) {
  switch (op) {
    case OP_SETTLE:
      return handle_settle(message);
    case OP_RESUME:
      message_free(message);
      return jobs_resume();
    case OP_GO_ON:
      message_free(message);
      return jobs_conclude();
    case OP_WAIT:
      message_free(message);
      return jobs_wait();
    case OP_COLLECT:
      message_free(message);
      return handle_collect();
    case OP_LAYOUT:
      message_free(message);
      return handle_layout();
    case OP_SEAL:
      message_free(message);
      return handle_seal();
    default:
      return dispatch(op, message);
  }
}

/* A request's block as a message; false when it is no block of its length. */
static bool receive(uint8_t *block, uint32_t length, Message *message) {
  *message = (Message){block, block ? length : 0};
  if (!block) {
    return true;
  }
  if (malloc_usable_size(block) <= length) {
    message_free(message);
    return false;
  }
  block[length] = 0;
  return true;
}

static bool goes_on(uint32_t op) {
  return op == OP_RESUME || op == OP_SETTLE || op == OP_GO_ON;
}

/* Goes back to the context of an earlier request. */
static void context_return(const Engine *earlier) {
  /* Anew: a request in between may have moved what the context's number stands for. */
  engine.context = earlier->context;
  engine.ctx = earlier->ctx;
}

/* What a debugger asks while a request waits: that one, and a step, are as before afterwards. */
static bool is_aside(uint32_t op) {
  return (op == OP_DEBUG || op == OP_RELEASE) && JS_IsPromise(engine.result);
}

static uint64_t run_aside(uint32_t op, uint32_t context, Message *message) {
  Engine waiting = engine;
  if (!context_enter(context)) {
    message_free(message);
    return reply_status(STATUS_MALFORMED);
  }
  uint64_t answer = dispatch(op, message);
  context_return(&waiting);
  return answer;
}

static uint64_t run(uint32_t op, uint32_t context, Message *message) {
  reply_release();
  if (is_aside(op)) {
    return run_aside(op, context, message);
  }
  if (!goes_on(op)) {
    alloc_reset_refused();
    cloche_debug_steps_end();
    if (!context_enter(context)) {
      message_free(message);
      return reply_status(STATUS_MALFORMED);
    }
  }
  return dispatch_outer(op, message);
}

/* A request from within a host call: what the outer one has under way is as before afterwards. */
static uint64_t run_nested(uint32_t op, uint32_t context, Message *message) {
  Engine outer = engine;
  Buffer suspended = reply_suspend();
  uint64_t answer;
  engine.result = JS_UNDEFINED;
  if (context_enter(context)) {
    answer = dispatch(op, message);
  } else {
    message_free(message);
    answer = reply_status(STATUS_MALFORMED);
  }
  JS_FreeValue(engine.ctx, engine.result);
  engine.result = outer.result;
  engine.form = outer.form;
  context_return(&outer);
  reply_resume(suspended);
  return answer;
}

/* `op`: the operation in its low byte, above it the number of the context that it is for. */
CLOCHE_EXPORT(cloche_request)
uint64_t cloche_request(uint32_t op, uint8_t *block, uint32_t length) {
  Message message;
  uint64_t answer;
  engine.nesting++;
  if (!receive(block, length, &message)) {
    answer = reply_status(STATUS_MALFORMED);
  } else if (engine.nesting > 1) {
    answer = run_nested(op & 0xFF, op >> 8, &message);
  } else {
    answer = run(op & 0xFF, op >> 8, &message);
  }
  engine.nesting--;
  return answer;
}
