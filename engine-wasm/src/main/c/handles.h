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
/* Borrows the value; false when nothing is held under this number. */
bool handle_value(uint32_t number, JSValueConst *value);
/* The context of the request that it came of, which it keeps; NULL when nothing is held. */
JSContext *handle_context(uint32_t number);
/* Nothing happens to a number under which nothing is held. */
void handle_release(JSContext *ctx, uint32_t number);
void handles_clear(JSContext *ctx);
uint32_t handles_held(void);
HandleKind handle_kind(JSContext *ctx, JSValueConst value);

#endif
