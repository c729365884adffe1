/* DEBUG: what a debugger asks for, of which most is done while the guest is stopped. */
#include "debug.h"

#include "decode.h"
#include "hostcall.h"

/* The first of a request's values, and what the actions take behind it. */
enum { ACTION, OPERAND, SECOND, THIRD, FOURTH };

typedef enum DebugAction {
  DEBUG_ENABLE = 0,
  DEBUG_BREAK = 1,
  DEBUG_PLACES = 2,
  DEBUG_FRAMES = 3,
  DEBUG_SCOPES = 4,
  DEBUG_EVALUATE = 5,
  DEBUG_CALL = 6,
  DEBUG_PROPERTIES = 7,
} DebugAction;

#define MOST_FRAMES 100u
#define MOST_PLACES 10000u
#define LONGEST_RESULT 65536u

int cloche_debug_paused(JSContext *ctx, Stop reason, JSValueConst thrown) {
  JSValue description
      = reason == STOP_THROWN ? describe(ctx, thrown, LONGEST_RESULT) : JS_DupValue(ctx, JS_NULL);
  if (JS_IsException(description)) {
    handles_take_back(ctx);
    return -1;
  }
  JSValueConst parts[] = {
    JS_NewInt32(ctx, reason), JS_NewUint32(ctx, context_number(ctx)), description};
  JSValue answer = host_call_offering(ctx, HOST_PAUSED, 3, parts);
  JS_FreeValue(ctx, description);
  if (JS_IsException(answer)) {
    return -1;
  }
  int32_t going = JS_VALUE_GET_TAG(answer) == JS_TAG_INT ? JS_VALUE_GET_INT(answer) : GO_FREELY;
  JS_FreeValue(ctx, answer);
  return going >= GO_FREELY && going <= GO_AS_BEFORE ? going : GO_FREELY;
}

static bool is_count(JSValueConst value) {
  return JS_VALUE_GET_TAG(value) == JS_TAG_INT && JS_VALUE_GET_INT(value) >= 0;
}

static int32_t int_of(JSValueConst value) {
  return JS_VALUE_GET_TAG(value) == JS_TAG_INT ? JS_VALUE_GET_INT(value) : 0;
}

/* A list of lists and the first failure to make one. */
typedef struct List {
  JSContext *ctx;
  JSValue list;
  int failed;
} List;

static JSValue list_end(List *list) {
  if (list->failed >= 0) {
    return list->list;
  }
  JS_FreeValue(list->ctx, list->list);
  return JS_EXCEPTION;
}

static void add(List *list, JSValue item) {
  if (list->failed < 0) {
    JS_FreeValue(list->ctx, item);
  } else {
    list->failed = list_add(list->ctx, list->list, item);
  }
}

static List list_new(JSContext *ctx) {
  JSValue list = cloche_new_array(ctx, 0);
  return (List){ctx, list, JS_IsException(list) ? -1 : 0};
}

/* `[file, line, column]...`, flat: answers `[line, column]...` of where they are, 0 for nowhere. */
static JSValue set_breakpoints(JSContext *ctx, int argc, JSValue *argv) {
  List places = list_new(ctx);
  cloche_debug_clear(engine.rt);
  for (int i = OPERAND; i + 2 < argc && places.failed >= 0; i += 3) {
    JSAtom file = JS_ValueToAtom(ctx, argv[i]);
    if (file == JS_ATOM_NULL) { /* Which would be every file. */
      places.failed = -1;
      break;
    }
    Place wanted = {int_of(argv[i + 1]), int_of(argv[i + 2])};
    Place found = cloche_debug_break(engine.rt, file, wanted);
    JS_FreeAtom(ctx, file);
    add(&places, JS_NewInt32(ctx, found.line));
    add(&places, JS_NewInt32(ctx, found.column));
  }
  return list_end(&places);
}

typedef struct Between {
  List places;
  Place from, to;
  uint32_t count;
} Between;

static void add_place(void *opaque, Place at) {
  Between *between = opaque;
  bool inside = (at.line > between->from.line
                    || (at.line == between->from.line && at.column >= between->from.column))
      && (at.line < between->to.line
          || (at.line == between->to.line && at.column < between->to.column));
  if (inside && between->count++ < MOST_PLACES) {
    add(&between->places, JS_NewInt32(between->places.ctx, at.line));
    add(&between->places, JS_NewInt32(between->places.ctx, at.column));
  }
}

/* A file, and from where to where: answers `[line, column]...`, flat and in no order. */
static JSValue list_places(JSContext *ctx, int argc, JSValue *argv) {
  enum { FILE_NAME = OPERAND, FROM_LINE, FROM_COLUMN, TO_LINE, TO_COLUMN, ALL };
  Between between = {.places = list_new(ctx)};
  if (argc == ALL) {
    JSAtom file = JS_ValueToAtom(ctx, argv[FILE_NAME]);
    if (file == JS_ATOM_NULL) {
      between.places.failed = -1;
      return list_end(&between.places);
    }
    between.from = (Place){int_of(argv[FROM_LINE]), int_of(argv[FROM_COLUMN])};
    between.to = (Place){int_of(argv[TO_LINE]), int_of(argv[TO_COLUMN])};
    cloche_debug_places(engine.rt, file, add_place, &between);
    JS_FreeAtom(ctx, file);
  }
  return list_end(&between.places);
}

/* `[function, file, line, column, context, this]` for each call. */
static JSValue list_frames(JSContext *ctx) {
  List frames = list_new(ctx);
  DebugFrame seen;
  for (uint32_t i = 0; i < MOST_FRAMES && cloche_debug_frame(ctx, i, &seen); i++) {
    List frame = list_new(ctx);
    add(&frame, JS_AtomToString(ctx, seen.function));
    add(&frame, JS_AtomToString(ctx, seen.file));
    add(&frame, JS_NewInt32(ctx, seen.place.line));
    add(&frame, JS_NewInt32(ctx, seen.place.column));
    add(&frame, JS_NewUint32(ctx, context_number(seen.realm)));
    JSValue self = cloche_debug_evaluate(ctx, i, "this", 4);
    if (JS_IsException(self)) { /* A constructor that has not called super() yet. */
      JS_FreeValue(ctx, JS_GetException(ctx));
      self = JS_UNDEFINED;
    }
    add(&frame, describe(ctx, self, LONGEST_RESULT));
    JS_FreeValue(ctx, self);
    add(&frames, list_end(&frame));
  }
  return list_end(&frames);
}

static int add_scope(void *opaque, const char *kind, JSValueConst scope) {
  List *scopes = opaque;
  List entry = list_new(scopes->ctx);
  add(&entry, JS_NewString(scopes->ctx, kind));
  add(&entry, describe(scopes->ctx, scope, 0));
  add(scopes, list_end(&entry));
  return scopes->failed;
}

/* `[kind, description]` for each scope of a call. */
static JSValue list_scopes(JSContext *ctx, uint32_t frame) {
  List scopes = list_new(ctx);
  if (cloche_debug_scopes(ctx, frame, add_scope, &scopes) < 0) {
    scopes.failed = -1;
  }
  return list_end(&scopes);
}

/* `[thrown, description]` of what guest code has come to. Owns `value`. */
static JSValue outcome(JSContext *ctx, JSValue value) {
  bool thrown = JS_IsException(value);
  if (thrown) {
    value = JS_GetException(ctx);
  }
  List result = list_new(ctx);
  add(&result, JS_NewBool(ctx, thrown));
  add(&result, describe(ctx, value, LONGEST_RESULT));
  JS_FreeValue(ctx, value);
  return list_end(&result);
}

/* A text as if it stood in a call; of -1, as a script of the request's context. */
static JSValue evaluate(JSContext *ctx, int32_t frame, JSValueConst source) {
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, source);
  if (!text) {
    return JS_EXCEPTION;
  }
  JSValue value = frame < 0
      ? JS_Eval(ctx, text, length, "<evaluated>", JS_EVAL_TYPE_GLOBAL)
      : cloche_debug_evaluate(ctx, (uint32_t)frame, text, length);
  JS_FreeCString(ctx, text);
  return outcome(ctx, value);
}

/* What stands in a list for a value: `[0, value]`, or `[1, handle]`. JS_UNINITIALIZED: nothing. */
static JSValue operand_value(JSContext *ctx, JSValueConst pair) {
  JSValue by_handle = JS_UNDEFINED, value = JS_UNDEFINED;
  JSValueConst held;
  bool fine = JS_IsArray(pair) && cloche_dense_element(pair, 0, &by_handle)
      && cloche_dense_element(pair, 1, &value);
  if (fine && int_of(by_handle) == 1) {
    fine = is_count(value) && handle_value((uint32_t)JS_VALUE_GET_INT(value), &held);
    value = fine ? JS_DupValue(ctx, held) : JS_UNDEFINED;
  }
  if (!fine) {
    JS_FreeValue(ctx, value);
    return JS_UNINITIALIZED;
  }
  return value;
}

/* Calls the function of a text with `this` and arguments. JS_UNINITIALIZED: malformed. */
static JSValue call_text(JSContext *ctx, int argc, JSValue *argv) {
  enum { TEXT = OPERAND, SELF };
  for (int i = SELF; i < argc; i++) {
    JSValue value = operand_value(ctx, argv[i]);
    if (JS_IsUninitialized(value)) {
      return value;
    }
    JS_FreeValue(ctx, argv[i]);
    argv[i] = value;
  }
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, argv[TEXT]);
  if (!text) {
    return JS_EXCEPTION;
  }
  JSValue function = JS_Eval(ctx, text, length, "<evaluated>", JS_EVAL_TYPE_GLOBAL);
  JS_FreeCString(ctx, text);
  JSValue value = JS_IsException(function)
      ? function
      : JS_Call(ctx, function, argv[SELF], argc - SELF - 1, argv + SELF + 1);
  JS_FreeValue(ctx, function);
  return outcome(ctx, value);
}

static JSValue list_properties(JSContext *ctx, uint32_t handle, uint32_t most) {
  JSValueConst held;
  if (!handle_value(handle, &held) || !JS_IsObject(held)) {
    return JS_UNINITIALIZED;
  }
  JSValue object = JS_DupValue(ctx, held);
  JSValue list = describe_properties(ctx, object, most);
  JS_FreeValue(ctx, object);
  return list;
}

/* JS_UNINITIALIZED: there is no such request. */
static JSValue act(JSContext *ctx, int argc, JSValue *argv) {
  switch (int_of(argv[ACTION])) {
    case DEBUG_ENABLE:
      if (argc != THIRD) {
        return JS_UNINITIALIZED;
      }
      cloche_debug_enable(int_of(argv[OPERAND]) != 0, (uint8_t)int_of(argv[SECOND]));
      return JS_UNDEFINED;
    case DEBUG_BREAK:
      return set_breakpoints(ctx, argc, argv);
    case DEBUG_PLACES:
      return list_places(ctx, argc, argv);
    case DEBUG_FRAMES:
      return list_frames(ctx);
    case DEBUG_SCOPES:
      return argc == SECOND && is_count(argv[OPERAND])
          ? list_scopes(ctx, (uint32_t)int_of(argv[OPERAND]))
          : JS_UNINITIALIZED;
    case DEBUG_EVALUATE:
      return argc == THIRD ? evaluate(ctx, int_of(argv[OPERAND]), argv[SECOND]) : JS_UNINITIALIZED;
    case DEBUG_CALL:
      return argc > SECOND ? call_text(ctx, argc, argv) : JS_UNINITIALIZED;
    case DEBUG_PROPERTIES:
      return argc == THIRD && is_count(argv[OPERAND]) && is_count(argv[SECOND])
          ? list_properties(ctx, (uint32_t)int_of(argv[OPERAND]), (uint32_t)int_of(argv[SECOND]))
          : JS_UNINITIALIZED;
    default:
      return JS_UNINITIALIZED;
  }
}

uint64_t handle_debug(Message *message) {
  JSContext *ctx = engine.ctx;
  int argc = 0;
  JSValue *argv = NULL;
  Decoded decoded = decode_list(ctx, message, &argc, &argv);
  if (decoded != DECODED) {
    return decoded == DECODE_EXCEPTION ? reply_exception() : reply_status(STATUS_MALFORMED);
  }
  bool before = cloche_debug_busy(true);
  JSValue result = argc > ACTION ? act(ctx, argc, argv) : JS_UNINITIALIZED;
  cloche_debug_busy(before);
  free_list(ctx, argc, argv);
  if (JS_IsUninitialized(result)) {
    return reply_status(STATUS_MALFORMED);
  }
  uint64_t reply = JS_IsException(result) ? reply_exception() : reply_value(result);
  JS_FreeValue(ctx, result);
  if (reply_is_value(reply)) {
    handles_hand_over();
  } else {
    handles_take_back(ctx);
  }
  return reply;
}
