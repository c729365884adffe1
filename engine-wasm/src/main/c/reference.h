/* What the host does with values that it holds: the actions of a REFERENCE, docs/abi.md. */
#ifndef CLOCHE_REFERENCE_H
#define CLOCHE_REFERENCE_H

#include "handles.h"

typedef enum Action {
  ACTION_GLOBAL = 0,
  ACTION_VALUE = 1,
  ACTION_GET = 2,
  ACTION_SET = 3,
  ACTION_DELETE = 4,
  ACTION_APPLY = 5,
  ACTION_CLOSURE = 6,
  ACTION_RUN = 7,
  ACTION_EVALUATE = 8,
  ACTION_NAMESPACE = 9,
} Action;

/* What a request comes to: a value, or -1 with the exception pending, or a refusal. */
typedef struct Result {
  JSValue value;
  Refusal refusal;
} Result;

static inline Result result_of(JSValue value) {
  return (Result){value, REFUSAL_NONE};
}

static inline Result refuse_for(Refusal why) {
  return (Result){JS_UNDEFINED, why};
}

/* Gets, sets or deletes a property of a value: the operands are its key, and how or what. */
Result reference_property(
    JSContext *ctx, int32_t action, JSValueConst object, int argc, JSValue *argv);

#endif
