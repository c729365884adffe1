/* Values of the guest that the host holds on to: References, scripts and modules. */
#ifndef CLOCHE_HANDLES_H
#define CLOCHE_HANDLES_H

#include "engine.h"

/* What `typeof` says, and what has no name in the language. */
typedef enum HandleKind {
  HANDLE_UNDEFINED = 0,
  HANDLE_NULL = 1,
  HANDLE_BOOLEAN = 2,
  HANDLE_NUMBER = 3,
  HANDLE_BIGINT = 4,
  HANDLE_STRING = 5,
  HANDLE_SYMBOL = 6,
  HANDLE_OBJECT = 7,
  HANDLE_FUNCTION = 8,
  HANDLE_SCRIPT = 9,
  HANDLE_MODULE = 10,
} HandleKind;

/* The number under which the host holds `value` from now on; 0 with the exception pending. */
uint32_t handle_new(JSContext *ctx, JSValueConst value);
/*
 * As handle_new, of what an answer names that is being put together: no handle is released, and no
 * guest code runs, before the answer is whole and the host's, or is not and what was offered goes.
 */
uint32_t handle_offer(JSContext *ctx, JSValueConst value);
void handles_hand_over(void);
void handles_take_back(JSContext *ctx);
/* Borrows the value; false when nothing is held under this number. */
bool handle_value(uint32_t number, JSValueConst *value);
/* The context of the request that it came of, which it keeps; NULL when nothing is held. */
JSContext *handle_context(uint32_t number);
/* Nothing happens to a number under which nothing is held. */
void handle_release(JSContext *ctx, uint32_t number);
void handles_clear(JSContext *ctx);
HandleKind handle_kind(JSContext *ctx, JSValueConst value);

#endif
