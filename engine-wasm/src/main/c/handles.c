/* Values that the host holds on to, by number. A number is used again once it has been released. */
#include "handles.h"

#define FIRST_CAPACITY 16u

typedef struct Handle {
  JSValue value;
  JSContext *context; /* owned: the one whose request it came of */
  /* Of the free ones: the next free number. HELD while it is held, and the one offered before it. */
  uint32_t next;
} Handle;

#define HELD (UINT32_C(1) << 31)

static struct {
  Handle *handles; /* from js_malloc; numbers begin at 1 */
  uint32_t count, capacity;
  uint32_t free; /* the first free number, 0 when there is none */
  uint32_t offered; /* the last number that is offered, 0 when there is none */
} table;

static bool make_room(JSContext *ctx) {
  if (table.count < table.capacity) {
    return true;
  }
  uint32_t capacity = table.capacity ? table.capacity * 2 : FIRST_CAPACITY;
  Handle *handles = js_realloc(ctx, table.handles, capacity * sizeof(Handle));
  if (!handles) {
    return false;
  }
  table.handles = handles;
  table.capacity = capacity;
  return true;
}

uint32_t handle_new(JSContext *ctx, JSValueConst value) {
  uint32_t number = table.free;
  if (number) {
    table.free = table.handles[number - 1].next;
  } else {
    if (!make_room(ctx)) {
      return 0;
    }
    number = ++table.count;
  }
  table.handles[number - 1] = (Handle){JS_DupValue(ctx, value), JS_DupContext(ctx), HELD};
  return number;
}

uint32_t handle_offer(JSContext *ctx, JSValueConst value) {
  uint32_t number = handle_new(ctx, value);
  if (number) {
    table.handles[number - 1].next |= table.offered;
    table.offered = number;
  }
  return number;
}

void handles_hand_over(void) {
  table.offered = 0;
}

void handles_take_back(JSContext *ctx) {
  while (table.offered) {
    uint32_t number = table.offered;
    table.offered = table.handles[number - 1].next & ~HELD;
    handle_release(ctx, number);
  }
}

bool handle_value(uint32_t number, JSValueConst *value) {
  if (number == 0 || number > table.count || !(table.handles[number - 1].next & HELD)) {
    return false;
  }
  *value = table.handles[number - 1].value;
  return true;
}

JSContext *handle_context(uint32_t number) {
  JSValueConst value;
  return handle_value(number, &value) ? table.handles[number - 1].context : NULL;
}

void handle_release(JSContext *ctx, uint32_t number) {
  JSValueConst value;
  if (handle_value(number, &value)) {
    JSContext *context = table.handles[number - 1].context;
    table.handles[number - 1] = (Handle){JS_UNDEFINED, NULL, table.free};
    table.free = number;
    /* Modules are their context's: their references do not count. */
    if (JS_VALUE_GET_TAG(value) != JS_TAG_MODULE) {
      JS_FreeValue(ctx, (JSValue)value);
    }
    JS_FreeContext(context);
  }
}

void handles_clear(JSContext *ctx) {
  for (uint32_t number = 1; number <= table.count; number++) {
    handle_release(ctx, number);
  }
}

HandleKind handle_kind(JSContext *ctx, JSValueConst value) {
  switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_UNDEFINED:
      return HANDLE_UNDEFINED;
    case JS_TAG_NULL:
      return HANDLE_NULL;
    case JS_TAG_BOOL:
      return HANDLE_BOOLEAN;
    case JS_TAG_INT:
    case JS_TAG_FLOAT64:
      return HANDLE_NUMBER;
    case JS_TAG_BIG_INT:
    case JS_TAG_SHORT_BIG_INT:
      return HANDLE_BIGINT;
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE:
      return HANDLE_STRING;
    case JS_TAG_SYMBOL:
      return HANDLE_SYMBOL;
    case JS_TAG_FUNCTION_BYTECODE:
      return HANDLE_SCRIPT;
    case JS_TAG_MODULE:
      return HANDLE_MODULE;
    default:
      return JS_IsFunction(ctx, value) ? HANDLE_FUNCTION : HANDLE_OBJECT;
  }
}

uint64_t handle_handles_release(Message *message) {
  Reader reader = message_reader(message);
  while (reader_left(&reader) > 0 && !reader.bad) {
    handle_release(engine.ctx, reader_varint(&reader));
  }
  message_free(message);
  return reader.bad ? reply_status(STATUS_MALFORMED) : reply_value(JS_UNDEFINED);
}
