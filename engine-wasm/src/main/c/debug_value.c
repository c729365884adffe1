/* See debug.h. */
#include "debug.h"

/* Longer texts of functions, and of errors, are cut off. */
#define LONGEST_TEXT 4096u
#define LONGEST_PROPERTY 1024u

/* How a property is: more of the bits of QuickJS's own flags. */
enum { PROPERTY_ACCESSOR = 8, PROPERTY_SYMBOL = 16, PROPERTY_INTERNAL = 32 };

int list_add(JSContext *ctx, JSValueConst list, JSValue item) {
  bool dense;
  if (JS_IsException(item)) {
    return -1;
  }
  return cloche_put_element(ctx, list, cloche_array_length(list, &dense), item);
}

static JSValue finish(JSContext *ctx, JSValue list, int failed) {
  if (failed >= 0) {
    return list;
  }
  JS_FreeValue(ctx, list);
  return JS_EXCEPTION;
}

/* The beginning of a string. */
static JSValue cut(JSContext *ctx, JSValueConst string, uint32_t longest) {
  JSValue flat = cloche_flatten(ctx, string);
  if (JS_IsException(flat)) {
    return flat;
  }
  StringView view = cloche_string_view(flat);
  if (view.length <= longest) {
    return flat;
  }
  view.length = longest;
  JSValue text = cloche_new_string(ctx, view);
  JS_FreeValue(ctx, flat);
  return text;
}

static JSValue cut_own(JSContext *ctx, JSValue string, uint32_t longest) {
  JSValue text = JS_IsString(string) ? cut(ctx, string, longest)
      : JS_IsException(string)       ? JS_EXCEPTION
                                     : JS_NewString(ctx, "");
  JS_FreeValue(ctx, string);
  return text;
}

/* A data property's string, own or inherited; else an empty one. */
static JSValue look_up_text(JSContext *ctx, JSValueConst object, JSAtom key, uint32_t longest) {
  JSValue value = JS_UNDEFINED;
  cloche_lookup(ctx, object, key, false, &value);
  return cut_own(ctx, value, longest);
}

/* The name of the function that an object has as `constructor`. */
static JSValue constructor_name(JSContext *ctx, JSValueConst object) {
  JSValue constructor = JS_UNDEFINED;
  JSAtom key = JS_NewAtom(ctx, "constructor");
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  cloche_lookup(ctx, object, key, false, &constructor);
  JS_FreeAtom(ctx, key);
  JSValue name = JS_IsFunction(ctx, constructor)
      ? look_up_text(ctx, constructor, cloche_atom_name, LONGEST_PROPERTY)
      : JS_NewString(ctx, "");
  JS_FreeValue(ctx, constructor);
  return name;
}

static int regexp_texts(JSContext *ctx, JSValueConst regexp, JSValueConst texts) {
  char flags[9];
  cloche_regexp_flags(regexp, flags);
  return list_add(ctx, texts, cut_own(ctx, cloche_regexp_source(regexp), LONGEST_TEXT)) < 0
      ? -1
      : list_add(ctx, texts, JS_NewString(ctx, flags));
}

static int error_texts(JSContext *ctx, JSValueConst error, JSValueConst texts) {
  return list_add(ctx, texts, look_up_text(ctx, error, cloche_atom_name, LONGEST_PROPERTY)) < 0
          || list_add(ctx, texts, look_up_text(ctx, error, cloche_atom_message, LONGEST_TEXT)) < 0
      ? -1
      : list_add(ctx, texts, cut_own(ctx, cloche_error_stack(error), LONGEST_TEXT));
}

/* What there is to be said of an object in words. */
static JSValue texts_of(JSContext *ctx, JSValueConst object) {
  int failed = 0;
  JSValue texts = cloche_new_array(ctx, 0);
  if (JS_IsException(texts)) {
    return texts;
  }
  switch (cloche_kind(object)) {
    case KIND_ERROR:
      failed = error_texts(ctx, object, texts);
      break;
    case KIND_REGEXP:
      failed = regexp_texts(ctx, object, texts);
      break;
    case KIND_BOXED:
    case KIND_DATE: {
      JSValue data = cloche_object_data(object);
      failed = list_add(ctx, texts,
          JS_IsString(data) ? cut(ctx, data, LONGEST_PROPERTY) : JS_DupValue(ctx, data));
      JS_FreeValue(ctx, data);
      break;
    }
    default:
      if (JS_IsFunction(ctx, object) && !JS_IsProxy(object)) {
        failed = list_add(ctx, texts, cut_own(ctx, cloche_function_text(ctx, object), LONGEST_TEXT));
      }
  }
  return finish(ctx, texts, failed);
}

/* How many elements or entries; -1 where there are none to be counted. */
static double size_of(JSValueConst object) {
  bool dense;
  uint8_t *data;
  uint32_t length;
  ViewInfo view;
  switch (cloche_kind(object)) {
    case KIND_ARRAY:
      return cloche_array_length(object, &dense);
    case KIND_MAP:
    case KIND_SET:
      return cloche_map_size(object);
    case KIND_ARRAY_BUFFER:
      return cloche_buffer_bytes(object, &data, &length) ? length : 0;
    case KIND_VIEW:
      return cloche_view_info(object, &view) ? view.length : 0;
    default:
      return -1;
  }
}

static int describe_object(JSContext *ctx, JSValueConst object, JSValueConst list) {
  uint32_t handle = handle_offer(ctx, object);
  return handle == 0 || list_add(ctx, list, JS_NULL) < 0
          || list_add(ctx, list, JS_NewUint32(ctx, handle)) < 0
          || list_add(ctx, list, cloche_class_name(ctx, object)) < 0
          || list_add(ctx, list, constructor_name(ctx, object)) < 0
          || list_add(ctx, list, JS_NewFloat64(ctx, size_of(object))) < 0
      ? -1
      : list_add(ctx, list, texts_of(ctx, object));
}

/* A symbol as a handle and its description; else the value itself. */
static int describe_primitive(
    JSContext *ctx, JSValueConst value, JSValueConst list, uint32_t longest) {
  if (JS_IsString(value)) {
    return list_add(ctx, list, cut(ctx, value, longest));
  }
  if (!JS_IsSymbol(value)) {
    return list_add(ctx, list, JS_DupValue(ctx, value));
  }
  uint32_t handle = handle_offer(ctx, value);
  JSAtom atom = handle ? JS_ValueToAtom(ctx, value) : JS_ATOM_NULL;
  if (atom == JS_ATOM_NULL) {
    return -1;
  }
  JSValue text = cut_own(ctx, JS_AtomToString(ctx, atom), longest);
  JS_FreeAtom(ctx, atom);
  return list_add(ctx, list, text) < 0 ? -1 : list_add(ctx, list, JS_NewUint32(ctx, handle));
}

JSValue describe(JSContext *ctx, JSValueConst value, uint32_t longest) {
  JSValue list = cloche_new_array(ctx, 0);
  if (JS_IsException(list)) {
    return list;
  }
  int failed = list_add(ctx, list, JS_NewInt32(ctx, handle_kind(ctx, value)));
  if (failed >= 0) {
    failed = JS_IsObject(value) ? describe_object(ctx, value, list)
                                : describe_primitive(ctx, value, list, longest);
  }
  return finish(ctx, list, failed);
}

/* Adds `[name, how, value]`, or `[name, how, getter, setter]`. Owns `name`. */
static int add_entry(JSContext *ctx, JSValueConst list, JSValue name, int how, JSValueConst first,
    const JSValueConst *second) {
  JSValue entry = cloche_new_array(ctx, 0);
  if (JS_IsException(entry)) {
    JS_FreeValue(ctx, name);
    return -1;
  }
  int failed = list_add(ctx, entry, name) < 0 || list_add(ctx, entry, JS_NewInt32(ctx, how)) < 0
          || list_add(ctx, entry, describe(ctx, first, LONGEST_PROPERTY)) < 0
      ? -1
      : 0;
  if (failed >= 0 && second) {
    failed = list_add(ctx, entry, describe(ctx, *second, LONGEST_PROPERTY));
  }
  return list_add(ctx, list, finish(ctx, entry, failed));
}

static int add_internal(
    JSContext *ctx, JSValueConst list, const char *name, JSValueConst value) {
  JSValue text = JS_NewString(ctx, name);
  return JS_IsException(text) ? -1
                              : add_entry(ctx, list, text, PROPERTY_INTERNAL, value, NULL);
}

static int add_property(JSContext *ctx, JSValueConst list, JSValueConst object, JSAtom key) {
  JSPropertyDescriptor found;
  int there = JS_GetOwnProperty(ctx, &found, object, key);
  if (there <= 0) {
    /* Such as a module's variable that is not initialised yet. */
    JS_FreeValue(ctx, JS_GetException(ctx));
    return 0;
  }
  int how = found.flags & JS_PROP_C_W_E;
  JSValue name = JS_AtomToValue(ctx, key);
  if (JS_IsSymbol(name)) {
    how |= PROPERTY_SYMBOL;
    JS_FreeValue(ctx, name);
    name = JS_AtomToString(ctx, key);
  }
  name = cut_own(ctx, JS_IsNumber(name) ? JS_AtomToString(ctx, key) : name, LONGEST_PROPERTY);
  bool accessor = found.flags & JS_PROP_GETSET;
  int failed = JS_IsException(name) ? -1
      : accessor ? add_entry(ctx, list, name, how | PROPERTY_ACCESSOR, found.getter, &found.setter)
                 : add_entry(ctx, list, name, how, found.value, NULL);
  JS_FreeValue(ctx, found.getter);
  JS_FreeValue(ctx, found.setter);
  JS_FreeValue(ctx, found.value);
  return failed;
}

/* The first elements of what may have millions, whose names are not listed. */
static int add_elements(JSContext *ctx, JSValueConst list, JSValueConst object, uint32_t count) {
  int failed = 0;
  for (uint32_t i = 0; i < count && failed >= 0; i++) {
    JSAtom key = JS_NewAtomUInt32(ctx, i);
    failed = key == JS_ATOM_NULL ? -1 : add_property(ctx, list, object, key);
    JS_FreeAtom(ctx, key);
  }
  return failed;
}

static int add_own(JSContext *ctx, JSValueConst list, JSValueConst object, uint32_t most) {
  JSPropertyEnum *keys;
  uint32_t count;
  Kind kind = cloche_kind(object);
  if ((kind == KIND_ARRAY || kind == KIND_VIEW) && size_of(object) > most) {
    return add_elements(ctx, list, object, most);
  }
  int flags = JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK;
  if (JS_GetOwnPropertyNames(ctx, &keys, &count, object, flags) < 0) {
    return -1;
  }
  int failed = 0;
  for (uint32_t i = 0; i < count && i < most && failed >= 0; i++) {
    failed = add_property(ctx, list, object, keys[i].atom);
  }
  JS_FreePropertyEnum(ctx, keys, count);
  return failed;
}

/* The entries of a Map or Set as an array: a Map's are `[key, value]`. */
static int add_entries(JSContext *ctx, JSValueConst list, JSValueConst map, uint32_t most) {
  JSValue *items;
  uint32_t count;
  bool pairs = cloche_kind(map) == KIND_MAP;
  if (cloche_map_snapshot(ctx, map, &items, &count) < 0) {
    return -1;
  }
  JSValue entries = cloche_new_array(ctx, 0);
  int failed = JS_IsException(entries) ? -1 : 0;
  uint32_t step = pairs ? 2 : 1;
  for (uint32_t i = 0; i < count; i += step) {
    if (failed >= 0 && i / step < most) {
      JSValue pair = pairs ? cloche_new_array(ctx, 0) : JS_DupValue(ctx, items[i]);
      if (pairs && !JS_IsException(pair)) {
        failed = list_add(ctx, pair, JS_DupValue(ctx, items[i])) < 0
            ? -1
            : list_add(ctx, pair, JS_DupValue(ctx, items[i + 1]));
      }
      failed = list_add(ctx, entries, finish(ctx, pair, failed));
    }
    for (uint32_t part = 0; part < step; part++) {
      JS_FreeValue(ctx, items[i + part]);
    }
  }
  js_free(ctx, items);
  if (failed >= 0) {
    failed = add_internal(ctx, list, "[[Entries]]", entries);
  }
  JS_FreeValue(ctx, entries);
  return failed;
}

static int add_promise(JSContext *ctx, JSValueConst list, JSValueConst promise) {
  static const char *const states[] = {"pending", "fulfilled", "rejected"};
  JSPromiseStateEnum state = JS_PromiseState(ctx, promise);
  JSValue name = JS_NewString(ctx, states[state]);
  JSValue result = JS_PromiseResult(ctx, promise);
  int failed = JS_IsException(name) || add_internal(ctx, list, "[[PromiseState]]", name) < 0
      ? -1
      : add_internal(ctx, list, "[[PromiseResult]]", result);
  JS_FreeValue(ctx, name);
  JS_FreeValue(ctx, result);
  return failed;
}

static int add_inside(JSContext *ctx, JSValueConst list, JSValueConst object, uint32_t most) {
  JSValue prototype = JS_GetPrototype(ctx, object);
  int failed = add_internal(ctx, list, "[[Prototype]]", prototype);
  JS_FreeValue(ctx, prototype);
  Kind kind = cloche_kind(object);
  if (failed >= 0 && (kind == KIND_MAP || kind == KIND_SET)) {
    failed = add_entries(ctx, list, object, most);
  }
  if (failed >= 0 && JS_IsPromise(object)) {
    failed = add_promise(ctx, list, object);
  }
  return failed;
}

JSValue describe_properties(JSContext *ctx, JSValueConst object, uint32_t most) {
  JSValueConst target, handler;
  int failed;
  JSValue list = cloche_new_array(ctx, 0);
  if (JS_IsException(list)) {
    return list;
  }
  if (cloche_proxy_parts(object, &target, &handler)) {
    failed = add_internal(ctx, list, "[[Target]]", target) < 0
        ? -1
        : add_internal(ctx, list, "[[Handler]]", handler);
  } else {
    failed = add_own(ctx, list, object, most) < 0 ? -1 : add_inside(ctx, list, object, most);
  }
  return finish(ctx, list, failed);
}
