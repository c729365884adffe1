/* What becomes an image: SEAL. */
#include "handles.h"

/* Runs no guest code: what it makes is not undone when the memory is taken back. */
uint64_t handle_seal(void) {
  if (engine.context != 0) {
    return reply_status(STATUS_MALFORMED);
  }
  handles_clear(engine.ctx);
  JSValue names = contexts_seal();
  if (JS_IsException(names)) {
    return reply_exception();
  }
  uint64_t reply = reply_value(names);
  JS_FreeValue(engine.ctx, names);
  return reply;
}
