/*
 * See internals.h. Appended to quickjs.c by the build: the only file that sees QuickJS's private
 * structures.
 */
#include "internals.h"

const JSAtom cloche_atom_name = JS_ATOM_name;
const JSAtom cloche_atom_message = JS_ATOM_message;
const JSAtom cloche_atom_cause = JS_ATOM_cause;
const JSAtom cloche_atom_errors = JS_ATOM_errors;
const JSAtom cloche_atom_then = JS_ATOM_then;

bool cloche_atom_index(JSContext *ctx, JSAtom atom, uint32_t *index) {
  return JS_AtomIsArrayIndex(ctx, index, atom);
}

bool cloche_is_universal(JSContext *ctx, JSValueConst object) {
  void *pointer = JS_VALUE_GET_PTR(object);
  return pointer == JS_VALUE_GET_PTR(ctx->class_proto[JS_CLASS_OBJECT])
      || pointer == JS_VALUE_GET_PTR(ctx->function_proto);
}

Kind cloche_kind(JSValueConst object) {
  switch (JS_VALUE_GET_OBJ(object)->class_id) {
    case JS_CLASS_OBJECT:
    case JS_CLASS_ARGUMENTS:
    case JS_CLASS_MAPPED_ARGUMENTS:
    case JS_CLASS_RAWJSON:
      return KIND_PLAIN;
    case JS_CLASS_ARRAY:
      return KIND_ARRAY;
    case JS_CLASS_ERROR:
    case JS_CLASS_DOM_EXCEPTION:
      return KIND_ERROR;
    case JS_CLASS_NUMBER:
    case JS_CLASS_STRING:
    case JS_CLASS_BOOLEAN:
    case JS_CLASS_BIG_INT:
      return KIND_BOXED;
    case JS_CLASS_DATE:
      return KIND_DATE;
    case JS_CLASS_REGEXP:
      return KIND_REGEXP;
    case JS_CLASS_MAP:
      return KIND_MAP;
    case JS_CLASS_SET:
      return KIND_SET;
    case JS_CLASS_ARRAY_BUFFER:
      return KIND_ARRAY_BUFFER;
    default: {
      int id = JS_VALUE_GET_OBJ(object)->class_id;
      if (id >= JS_CLASS_INIT_COUNT) {
        return KIND_PLAIN; /* timers */
      }
      return id >= JS_CLASS_UINT8C_ARRAY && id <= JS_CLASS_DATAVIEW ? KIND_VIEW : KIND_OTHER;
    }
  }
}

JSValue cloche_object_data(JSValueConst object) {
  return js_dup(JS_VALUE_GET_OBJ(object)->u.object_data);
}

JSValue cloche_flatten(JSContext *ctx, JSValueConst string) {
  if (JS_VALUE_GET_TAG(string) == JS_TAG_STRING_ROPE) {
    return js_linearize_string_rope(ctx, string);
  }
  return js_dup(string);
}

StringView cloche_string_view(JSValueConst flat) {
  JSString *string = JS_VALUE_GET_STRING(flat);
  return (StringView){strv(string), string->len, string->is_wide_char};
}

JSValue cloche_new_string(JSContext *ctx, StringView view) {
  if (view.length > JS_STRING_LEN_MAX) {
    return JS_ThrowRangeError(ctx, "invalid string length");
  }
  if (view.length == 0) {
    return js_empty_string(ctx->rt);
  }
  JSString *string = js_alloc_string(ctx, view.length, view.wide);
  if (!string) {
    return JS_EXCEPTION;
  }
  memcpy(strv(string), view.data, (size_t)view.length << view.wide);
  if (!view.wide) {
    str8(string)[view.length] = '\0';
  }
  return JS_MKPTR(JS_TAG_STRING, string);
}

void cloche_bigint_view(JSValueConst bigint, BigIntView *view) {
  if (JS_VALUE_GET_TAG(bigint) == JS_TAG_SHORT_BIG_INT) {
    view->small = JS_VALUE_GET_SHORT_BIG_INT(bigint);
    view->data = (const uint8_t *)&view->small;
    view->length = sizeof(view->small);
  } else {
    JSBigInt *big = JS_VALUE_GET_PTR(bigint);
    view->data = (const uint8_t *)big->tab;
    view->length = big->len * sizeof(js_limb_t);
  }
  while (view->length > 1) {
    uint8_t last = view->data[view->length - 1];
    uint8_t sign = view->data[view->length - 2] & 0x80 ? 0xFF : 0;
    if (last != sign) {
      break;
    }
    view->length--;
  }
}

JSValue cloche_new_bigint(JSContext *ctx, const uint8_t *data, uint32_t length) {
  if (length > JS_BIGINT_MAX_SIZE * sizeof(js_limb_t)) {
    return JS_ThrowRangeError(ctx, "BigInt is too large to allocate");
  }
  uint32_t limbs = (length + sizeof(js_limb_t) - 1) / sizeof(js_limb_t);
  JSBigInt *big = js_bigint_new(ctx, limbs);
  if (!big) {
    return JS_EXCEPTION;
  }
  memset(big->tab, data[length - 1] & 0x80 ? 0xFF : 0, limbs * sizeof(js_limb_t));
  memcpy(big->tab, data, length);
  return JS_CompactBigInt(ctx, js_bigint_normalize(ctx, big));
}

uint32_t cloche_array_length(JSValueConst array, bool *dense) {
  JSObject *p = JS_VALUE_GET_OBJ(array);
  JSValue length = p->prop[0].u.value;
  uint32_t n = JS_VALUE_GET_TAG(length) == JS_TAG_INT
      ? (uint32_t)JS_VALUE_GET_INT(length)
      : (uint32_t)JS_VALUE_GET_FLOAT64(length);
  *dense = p->fast_array && p->u.array.count == n;
  return n;
}

bool cloche_dense_element(JSValueConst array, uint32_t index, JSValue *element) {
  JSObject *p = JS_VALUE_GET_OBJ(array);
  if (!p->fast_array || index >= p->u.array.count) {
    return false;
  }
  *element = js_dup(p->u.array.u.values[index]);
  return true;
}

JSValue cloche_new_array(JSContext *ctx, uint32_t count) {
  JSValue array = JS_NewArray(ctx);
  if (!JS_IsException(array) && count > 0) {
    JSObject *p = JS_VALUE_GET_OBJ(array);
    if (expand_fast_array(ctx, p, count)) {
      JS_FreeValue(ctx, array);
      return JS_EXCEPTION;
    }
    p->prop[0].u.value = js_number(count);
  }
  return array;
}

int cloche_put_element(JSContext *ctx, JSValueConst array, uint32_t index, JSValue value) {
  JSObject *p = JS_VALUE_GET_OBJ(array);
  if (p->fast_array && p->extensible && p->u.array.count == index) {
    JSValue length = p->prop[0].u.value;
    if (index < p->u.array.u1.size && JS_VALUE_GET_TAG(length) == JS_TAG_INT
        && index < (uint32_t)JS_VALUE_GET_INT(length)) {
      p->u.array.u.values[index] = value;
      p->u.array.count++;
      return 1;
    }
    return add_fast_array_element(ctx, p, value, JS_PROP_THROW);
  }
  return JS_DefinePropertyValueUint32(ctx, array, index, value, JS_PROP_C_W_E);
}

/* Whether a property is sent by its name and its value, and nothing needs to be run for it. */
static bool cloche_is_simple(JSRuntime *rt, const JSShapeProperty *property) {
  JSAtom atom = property->atom;
  if (atom == JS_ATOM_NULL || __JS_AtomIsTaggedInt(atom)
      || (property->flags & (JS_PROP_TMASK | JS_PROP_ENUMERABLE)) != JS_PROP_ENUMERABLE) {
    return false;
  }
  JSAtomStruct *name = rt->atom_array[atom];
  StringView view = cloche_string_view(JS_MKPTR(JS_TAG_STRING, name));
  bool digit = view.length > 0 && !view.wide && view.data[0] <= '9';
  return name->atom_type == JS_ATOM_TYPE_STRING && !digit;
}

Shape *cloche_simple_shape(JSContext *ctx, JSValueConst object, uint32_t *count) {
  JSObject *p = JS_VALUE_GET_OBJ(object);
  JSShape *shape = p->shape;
  /* One that is not hashed may be changed in place, whoever else holds it. */
  if (p->class_id != JS_CLASS_OBJECT || !shape->is_hashed) {
    return NULL;
  }
  const JSShapeProperty *properties = get_shape_prop(shape);
  for (int i = 0; i < shape->prop_count; i++) {
    if (!cloche_is_simple(ctx->rt, &properties[i])) {
      return NULL;
    }
  }
  *count = shape->prop_count;
  return js_dup_shape(shape);
}

void cloche_shape_release(JSContext *ctx, Shape *shape) {
  js_free_shape(ctx->rt, shape);
}

JSAtom cloche_shape_key(const Shape *shape, uint32_t index) {
  return get_shape_prop((JSShape *)shape)[index].atom;
}

bool cloche_shape_value(JSValueConst object, const Shape *shape, uint32_t index, JSValue *value) {
  JSObject *p = JS_VALUE_GET_OBJ(object);
  if (p->shape != shape) {
    return false;
  }
  *value = js_dup(p->prop[index].u.value);
  return true;
}

StringView cloche_atom_view(JSContext *ctx, JSAtom atom) {
  return cloche_string_view(JS_MKPTR(JS_TAG_STRING, ctx->rt->atom_array[atom]));
}

int cloche_put_property(JSContext *ctx, JSValueConst object, JSAtom key, JSValue value) {
  JSObject *p = JS_VALUE_GET_OBJ(object);
  JSProperty *slot;
  if (find_own_property(&slot, p, key)) {
    return JS_DefinePropertyValue(ctx, object, key, value, JS_PROP_C_W_E);
  }
  slot = add_property(ctx, p, key, JS_PROP_C_W_E);
  if (!slot) {
    JS_FreeValue(ctx, value);
    return -1;
  }
  slot->u.value = value;
  return 1;
}

JSValue cloche_new_record(JSContext *ctx, Shape *shape) {
  JSValue object = JS_NewObjectFromShape(ctx, js_dup_shape(shape), JS_CLASS_OBJECT, NULL);
  if (!JS_IsException(object)) {
    JSProperty *properties = JS_VALUE_GET_OBJ(object)->prop;
    for (int i = 0; i < shape->prop_count; i++) {
      properties[i].u.value = JS_UNDEFINED;
    }
  }
  return object;
}

Shape *cloche_record_shape(JSValueConst object, uint32_t count) {
  JSShape *shape = JS_VALUE_GET_OBJ(object)->shape;
  return shape->is_hashed && shape->prop_count == (int)count ? js_dup_shape(shape) : NULL;
}

bool cloche_shape_fits(JSContext *ctx, const Shape *shape) {
  return shape->proto == JS_VALUE_GET_OBJ(ctx->class_proto[JS_CLASS_OBJECT]);
}

int cloche_add_slot(JSContext *ctx, JSValueConst object, JSAtom key) {
  JSObject *p = JS_VALUE_GET_OBJ(object);
  JSProperty *slot;
  if (find_own_property(&slot, p, key)) {
    return 0;
  }
  slot = add_property(ctx, p, key, JS_PROP_C_W_E);
  if (!slot) {
    return -1;
  }
  slot->u.value = JS_UNDEFINED;
  return 1;
}

void cloche_put_slot(JSValueConst object, uint32_t index, JSValue value) {
  JS_VALUE_GET_OBJ(object)->prop[index].u.value = value;
}

uint32_t cloche_map_size(JSValueConst map) {
  return JS_VALUE_GET_OBJ(map)->u.map_state->record_count;
}

int cloche_map_snapshot(JSContext *ctx, JSValueConst map, JSValue **items, uint32_t *count) {
  JSObject *p = JS_VALUE_GET_OBJ(map);
  JSMapState *state = p->u.map_state;
  bool values = p->class_id == JS_CLASS_MAP;
  uint32_t size = state->record_count;
  uint32_t n = 0;
  struct list_head *el;
  *items = js_malloc(ctx, sizeof(JSValue) * (values ? 2 : 1) * (size ? size : 1));
  if (!*items) {
    return -1;
  }
  list_for_each(el, &state->records) {
    JSMapRecord *record = list_entry(el, JSMapRecord, link);
    if (!record->empty) {
      (*items)[n++] = js_dup(record->key);
      if (values) {
        (*items)[n++] = js_dup(record->value);
      }
    }
  }
  *count = n;
  return 0;
}

JSValue cloche_new_map(JSContext *ctx, bool set) {
  return js_map_constructor(ctx, JS_UNDEFINED, 0, NULL, set ? MAGIC_SET : 0);
}

int cloche_map_put(
    JSContext *ctx, JSValueConst map, bool set, JSValueConst key, JSValueConst value) {
  JSValueConst args[2] = {key, value};
  JSValue same = js_map_set(ctx, map, 2, args, set ? MAGIC_SET : 0);
  if (JS_IsException(same)) {
    return -1;
  }
  JS_FreeValue(ctx, same);
  return 0;
}

JSValue cloche_regexp_source(JSValueConst regexp) {
  return js_dup(JS_MKPTR(JS_TAG_STRING, JS_VALUE_GET_OBJ(regexp)->u.regexp.pattern));
}

void cloche_regexp_flags(JSValueConst regexp, char *text) {
  static const struct {
    int mask;
    char letter;
  } letters[] = {
    {LRE_FLAG_INDICES, 'd'}, {LRE_FLAG_GLOBAL, 'g'}, {LRE_FLAG_IGNORECASE, 'i'},
    {LRE_FLAG_MULTILINE, 'm'}, {LRE_FLAG_DOTALL, 's'}, {LRE_FLAG_UNICODE, 'u'},
    {LRE_FLAG_UNICODE_SETS, 'v'}, {LRE_FLAG_STICKY, 'y'},
  };
  int flags = lre_get_flags(str8(JS_VALUE_GET_OBJ(regexp)->u.regexp.bytecode));
  for (int i = 0; i < countof(letters); i++) {
    if (flags & letters[i].mask) {
      *text++ = letters[i].letter;
    }
  }
  *text = '\0';
}

JSValue cloche_new_regexp(JSContext *ctx, JSValueConst source, JSValueConst flags) {
  JSValue bytecode = js_compile_regexp(ctx, source, flags);
  if (JS_IsException(bytecode)) {
    return JS_EXCEPTION;
  }
  return js_regexp_constructor_internal(ctx, JS_UNDEFINED, js_dup(source), bytecode);
}

bool cloche_buffer_bytes(JSValueConst buffer, uint8_t **data, uint32_t *length) {
  JSArrayBuffer *state = JS_VALUE_GET_OBJ(buffer)->u.array_buffer;
  *data = state->data;
  *length = state->byte_length;
  return !state->detached;
}

bool cloche_view_info(JSValueConst view, ViewInfo *info) {
  JSObject *p = JS_VALUE_GET_OBJ(view);
  JSTypedArray *state = p->u.typed_array;
  bool data_view = p->class_id == JS_CLASS_DATAVIEW;
  if (data_view ? dataview_is_oob(p) : typed_array_is_oob(p)) {
    return false;
  }
  info->kind = p->class_id - JS_CLASS_UINT8C_ARRAY;
  info->buffer = JS_MKPTR(JS_TAG_OBJECT, state->buffer);
  info->offset = state->offset;
  if (!data_view) {
    info->length = p->u.array.count;
  } else if (state->track_rab) {
    info->length = state->buffer->u.array_buffer->byte_length - state->offset;
  } else {
    info->length = state->length;
  }
  return state->buffer->class_id == JS_CLASS_ARRAY_BUFFER;
}

static int element_log2(const ViewInfo *info) {
  int class_id = JS_CLASS_UINT8C_ARRAY + info->kind;
  return class_id == JS_CLASS_DATAVIEW ? 0 : typed_array_size_log2(class_id);
}

uint64_t cloche_view_end(const ViewInfo *info) {
  return info->offset + ((uint64_t)info->length << element_log2(info));
}

JSValue cloche_new_view(JSContext *ctx, const ViewInfo *info) {
  int class_id = JS_CLASS_UINT8C_ARRAY + info->kind;
  bool data_view = class_id == JS_CLASS_DATAVIEW;
  JSArrayBuffer *state = JS_VALUE_GET_OBJ(info->buffer)->u.array_buffer;
  if (cloche_view_end(info) > (uint64_t)state->byte_length
      || info->offset & ((1u << element_log2(info)) - 1)) {
    return JS_ThrowRangeError(ctx, "the view does not fit its buffer");
  }
  if (data_view) {
    JSValueConst args[3] = {info->buffer, js_uint32(info->offset), js_uint32(info->length)};
    return js_dataview_constructor(ctx, JS_UNDEFINED, 3, args);
  }
  JSValue view = js_create_from_ctor(ctx, JS_UNDEFINED, class_id);
  if (JS_IsException(view)) {
    return JS_EXCEPTION;
  }
  if (typed_array_init(ctx, view, js_dup(info->buffer), info->offset, info->length, false)) {
    JS_FreeValue(ctx, view);
    return JS_EXCEPTION;
  }
  return view;
}

#include "internals_runtime.c"
#include "internals_intrinsics.c"
#include "internals_modules.c"
#include "internals_debug.c"
#include "internals_layout.c"
