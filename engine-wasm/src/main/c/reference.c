/*
 * REFERENCE: what the host does with values that it holds, and code that it calls with them. To
 * look at a property runs no guest code: proxies and, unless asked for, accessors are refused.
 */
#include "reference.h"

#include "decode.h"
#include "hostcall.h"

/* The first of a request's values that are not its operands. */
enum { FORM, ACTION, NUMBER, SLOTS, OPERANDS };

/* What a slot's operand is replaced by. */
enum { SLOT_HANDLE = 0, SLOT_CALLBACK = 1, SLOT_COPY = 2, SLOT_GLOBAL = 3 };

static bool is_int(JSValueConst value) {
  return JS_VALUE_GET_TAG(value) == JS_TAG_INT;
}

static bool int_element(JSValueConst list, uint32_t index, int32_t *number) {
  JSValue value = JS_UNDEFINED;
  bool fine = cloche_dense_element(list, index, &value)
      && JS_VALUE_GET_TAG(value) == JS_TAG_INT;
  *number = fine ? JS_VALUE_GET_INT(value) : 0;
  JS_FreeValue(engine.ctx, value);
  return fine;
}

/* The message at an offset of `copies`: its length, then itself. JS_UNINITIALIZED: there is none. */
static JSValue copy_at(JSContext *ctx, const Reader *copies, uint32_t offset) {
  Reader reader = *copies;
  JSValue value;
  reader_bytes(&reader, offset);
  uint32_t length = reader_varint(&reader);
  const uint8_t *bytes = reader_bytes(&reader, length);
  if (!bytes) {
    return JS_UNINITIALIZED;
  }
  Reader message = {bytes, bytes + length, false};
  switch (decode_value(ctx, &message, &value)) {
    case DECODED:
      return value;
    case DECODE_EXCEPTION:
      return JS_EXCEPTION;
    default:
      return JS_UNINITIALIZED;
  }
}

static JSValue callback_of(JSContext *ctx, JSValueConst name, int32_t id) {
  const char *text = JS_ToCString(ctx, name);
  JSValue function = text ? callback_new(ctx, text, id) : JS_EXCEPTION;
  JS_FreeCString(ctx, text);
  return function;
}

/* What a slot's operand becomes; JS_UNINITIALIZED when there is no such thing. */
static JSValue replacement(
    JSContext *ctx, JSValueConst operand, int32_t kind, int32_t number, const Reader *copies) {
  JSValueConst held;
  switch (kind) {
    case SLOT_HANDLE:
      return handle_value(number, &held) ? JS_DupValue(ctx, held) : JS_UNINITIALIZED;
    case SLOT_CALLBACK:
      return JS_IsString(operand) ? callback_of(ctx, operand, number) : JS_UNINITIALIZED;
    case SLOT_COPY:
      return copy_at(ctx, copies, number);
    case SLOT_GLOBAL:
      return JS_GetGlobalObject(ctx);
    default:
      return JS_UNINITIALIZED;
  }
}

/*
 * Fills the operands that are no data: `[index, kind, number, ...]`, or undefined where there are
 * none. 1, 0 malformed, or -1.
 */
static int fill_slots(JSContext *ctx, const Reader *copies, int argc, JSValue *argv) {
  JSValueConst slots = argv[SLOTS];
  bool dense;
  uint32_t count = 1; /* of nothing: malformed */
  if (JS_IsUndefined(slots)) {
    count = 0;
  } else if (JS_IsArray(slots)) {
    count = cloche_array_length(slots, &dense);
  }
  int32_t index, kind, number;
  for (uint32_t at = 0; at < count; at += 3) {
    if (!int_element(slots, at, &index) || !int_element(slots, at + 1, &kind)
        || !int_element(slots, at + 2, &number) || index < 0 || index >= argc - OPERANDS) {
      return 0;
    }
    JSValue *operand = &argv[OPERANDS + index];
    JSValue value = replacement(ctx, *operand, kind, number, copies);
    if (JS_IsException(value) || JS_IsUninitialized(value)) {
      return JS_IsException(value) ? -1 : 0;
    }
    JS_FreeValue(ctx, *operand);
    *operand = value;
  }
  return 1;
}

static Result apply(JSContext *ctx, JSValueConst function, int argc, JSValue *argv) {
  if (!JS_IsFunction(ctx, function)) {
    return refuse_for(REFUSAL_NO_FUNCTION);
  }
  return argc < 1 ? refuse_for(REFUSAL_MALFORMED)
                  : result_of(JS_Call(ctx, function, argv[0], argc - 1, argv + 1));
}

/* Makes a function of a text, which is `(function(...) {...})`, and calls it. */
static Result closure(JSContext *ctx, int argc, JSValue *argv) {
  enum { FILE_NAME, LINE, TEXT, ARGUMENTS };
  if (argc < ARGUMENTS || !JS_IsString(argv[FILE_NAME]) || !JS_IsString(argv[TEXT])
      || !is_int(argv[LINE])) {
    return refuse_for(REFUSAL_MALFORMED);
  }
  JSEvalOptions options = {
    .version = JS_EVAL_OPTIONS_VERSION,
    .eval_flags = JS_EVAL_TYPE_GLOBAL,
    .filename = JS_ToCString(ctx, argv[FILE_NAME]),
    .line_num = JS_VALUE_GET_INT(argv[LINE]) + 1,
  };
  size_t length;
  const char *text = options.filename ? JS_ToCStringLen(ctx, &length, argv[TEXT]) : NULL;
  JSValue function = text ? JS_Eval2(ctx, text, length, &options) : JS_EXCEPTION;
  JS_FreeCString(ctx, text);
  JS_FreeCString(ctx, options.filename);
  if (JS_IsException(function)) {
    return result_of(function);
  }
  Result result = JS_IsFunction(ctx, function)
      ? result_of(JS_Call(ctx, function, JS_UNDEFINED, argc - ARGUMENTS, argv + ARGUMENTS))
      : result_of(JS_ThrowSyntaxError(ctx, "the closure's braces are not balanced"));
  JS_FreeValue(ctx, function);
  return result;
}

static Result run_script(JSContext *ctx, JSValueConst script) {
  if (JS_VALUE_GET_TAG(script) != JS_TAG_FUNCTION_BYTECODE) {
    return refuse_for(REFUSAL_MALFORMED);
  }
  JSValue own = cloche_script_for(ctx, script);
  return result_of(JS_IsException(own) ? own : JS_EvalFunction(ctx, own));
}

/* A module's evaluation, a promise; or its namespace. */
static Result of_module(JSContext *ctx, int32_t action, JSValueConst module) {
  if (JS_VALUE_GET_TAG(module) != JS_TAG_MODULE) {
    return refuse_for(REFUSAL_MALFORMED);
  }
  if (!cloche_module_linked(module)) {
    return refuse_for(REFUSAL_NOT_LINKED);
  }
  return result_of(action == ACTION_EVALUATE ? JS_EvalFunction(ctx, JS_DupValue(ctx, module))
                                             : cloche_module_namespace(ctx, module));
}

static Result act(JSContext *ctx, int32_t action, int32_t number, int argc, JSValue *argv) {
  JSValueConst held = JS_UNDEFINED;
  if (action == ACTION_GLOBAL) {
    return result_of(JS_GetGlobalObject(ctx));
  }
  if (action == ACTION_CLOSURE) {
    return closure(ctx, argc, argv);
  }
  if (!handle_value(number, &held)) {
    return refuse_for(REFUSAL_MALFORMED);
  }
  switch (action) {
    case ACTION_VALUE:
      return result_of(JS_DupValue(ctx, held));
    case ACTION_GET:
    case ACTION_SET:
    case ACTION_DELETE:
      return reference_property(ctx, action, held, argc, argv);
    case ACTION_APPLY: {
      /* What is called may release its own handle. */
      JSValue function = JS_DupValue(ctx, held);
      Result result = apply(ctx, function, argc, argv);
      JS_FreeValue(ctx, function);
      return result;
    }
    case ACTION_RUN:
      return run_script(ctx, held);
    case ACTION_EVALUATE:
    case ACTION_NAMESPACE:
      return of_module(ctx, action, held);
    default:
      return refuse_for(REFUSAL_MALFORMED);
  }
}

/* To look at a value waits for nothing and lets no job run. */
static bool only_looks(int32_t action) {
  return action < ACTION_APPLY || action == ACTION_NAMESPACE;
}

static uint64_t answer(JSContext *ctx, int32_t action, Result result) {
  if (result.refusal == REFUSAL_MALFORMED) {
    return reply_status(STATUS_MALFORMED);
  }
  if (result.refusal) {
    return reply_refused(result.refusal);
  }
  if (!only_looks(action)) {
    return jobs_complete(result.value);
  }
  if (JS_IsException(result.value)) {
    return reply_exception();
  }
  uint64_t reply = reply_result(result.value);
  JS_FreeValue(ctx, result.value);
  return reply;
}

static uint64_t handle_operands(JSContext *ctx, int argc, JSValue *argv) {
  int32_t action = JS_VALUE_GET_INT(argv[ACTION]);
  if (!only_looks(action)) {
    jobs_reset();
  }
  engine.form = JS_VALUE_GET_INT(argv[FORM]);
  int32_t number = JS_VALUE_GET_INT(argv[NUMBER]);
  return answer(ctx, action, act(ctx, action, number, argc - OPERANDS, argv + OPERANDS));
}

/* An int32 of a list that is not decoded yet. */
static int32_t peek_int(Reader *list) {
  uint32_t value = 0;
  list->bad |= reader_byte(list) != TAG_INT32;
  for (int shift = 0; shift < 32; shift += 8) {
    value |= (uint32_t)reader_byte(list) << shift;
  }
  return (int32_t)value;
}

/* What is done to a held value is done in its context, whose objects the operands become. */
static void enter_context_of(Reader list) {
  list.bad |= reader_byte(&list) != TAG_ARRAY;
  reader_varint(&list);
  peek_int(&list);
  int32_t action = peek_int(&list);
  JSContext *context = handle_context(peek_int(&list));
  if (!list.bad && context && action >= ACTION_VALUE && action <= ACTION_APPLY) {
    engine.ctx = context;
  }
}

/* The body: the length of an array, the array, and the copies that its slots ask for. */
uint64_t handle_reference(Message *message) {
  Reader copies = message_reader(message);
  uint32_t length = reader_varint(&copies);
  const uint8_t *bytes = reader_bytes(&copies, length);
  Reader list = {bytes, bytes ? bytes + length : bytes, false};
  enter_context_of(list);
  JSContext *ctx = engine.ctx;
  int argc = 0;
  int filled = 0;
  JSValue *argv = NULL;
  Decoded decoded = decode_elements(ctx, &list, &argc, &argv);
  if (decoded == DECODED && argc >= OPERANDS && is_int(argv[FORM]) && is_int(argv[ACTION])
      && is_int(argv[NUMBER])) {
    filled = fill_slots(ctx, &copies, argc, argv);
  }
  message_free(message);
  uint64_t reply;
  if (decoded == DECODE_EXCEPTION || filled < 0) {
    reply = reply_exception();
  } else if (filled == 0) {
    reply = reply_status(STATUS_MALFORMED);
  } else {
    reply = handle_operands(ctx, argc, argv);
  }
  if (decoded == DECODED) {
    free_list(ctx, argc, argv);
  }
  return reply;
}
