/* The exports that a live isolate is driven by. */
#include <malloc.h>
#include <stdlib.h>

#include "engine.h"

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
    case OP_SETTLE:
      return handle_settle(message);
    case OP_DEFINE_FUNCTION:
      return handle_define(message);
    case OP_DEFINE_GLOBALS:
      return handle_globals(message);
    case OP_COMPILE:
    case OP_LOAD:
      return build_time(op, message);
    default:
      break;
  }
  message_free(message);
  switch (op) {
    case OP_RESUME:
      return jobs_resume();
    case OP_COLLECT:
      return handle_collect();
    case OP_USAGE:
      return handle_usage();
    default:
      return reply_status(STATUS_MALFORMED);
  }
}

static uint64_t run(uint32_t op, uint8_t *block, uint32_t length) {
  Message message = {block, block ? length : 0};
  reply_release();
  if (op != OP_RESUME && op != OP_SETTLE) {
    alloc_reset_refused();
  }
  if (block) {
    if (malloc_usable_size(block) <= length) {
      message_free(&message);
      return reply_status(STATUS_MALFORMED);
    }
    block[length] = 0;
  }
  return dispatch(op, &message);
}

CLOCHE_EXPORT(cloche_request)
uint64_t cloche_request(uint32_t op, uint8_t *block, uint32_t length) {
  /* A request from within a host call would pull the reply away from under the outer one. */
  static bool busy;
  static const uint8_t refused = STATUS_MALFORMED;
  if (busy) {
    free(block);
    return (uint64_t)(uintptr_t)&refused << 32 | sizeof(refused);
  }
  busy = true;
  uint64_t reply = run(op, block, length);
  busy = false;
  return reply;
}
