/* The second half of internals.c: errors, property lookup, promises and the runtime. */

static const struct {
  const char *name;
  int prototype;
} cloche_native_errors[] = {
  {"EvalError", JS_EVAL_ERROR}, {"RangeError", JS_RANGE_ERROR},
  {"ReferenceError", JS_REFERENCE_ERROR}, {"SyntaxError", JS_SYNTAX_ERROR},
  {"TypeError", JS_TYPE_ERROR}, {"URIError", JS_URI_ERROR},
  {"InternalError", JS_INTERNAL_ERROR}, {"AggregateError", JS_AGGREGATE_ERROR},
};

static bool cloche_text_begins(JSValueConst flat, const char *text) {
  StringView view = cloche_string_view(flat);
  return !view.wide && view.length >= strlen(text) && !memcmp(view.data, text, strlen(text));
}

static bool cloche_text_is(JSValueConst flat, const char *text) {
  return cloche_text_begins(flat, text) && cloche_string_view(flat).length == strlen(text);
}

JSValue cloche_new_error(JSContext *ctx, JSValueConst name, JSValueConst message) {
  const int flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
  JSValueConst prototype = ctx->class_proto[JS_CLASS_ERROR];
  bool named = cloche_text_is(name, "Error");
  for (int i = 0; i < countof(cloche_native_errors) && !named; i++) {
    if (cloche_text_is(name, cloche_native_errors[i].name)) {
      prototype = ctx->native_error_proto[cloche_native_errors[i].prototype];
      named = true;
    }
  }
  JSValue error = JS_NewObjectProtoClass(ctx, prototype, JS_CLASS_ERROR);
  if (JS_IsException(error)) {
    return error;
  }
  if ((!named && JS_DefinePropertyValue(ctx, error, JS_ATOM_name, js_dup(name), flags) < 0)
      || JS_DefinePropertyValue(ctx, error, JS_ATOM_message, js_dup(message), flags) < 0) {
    JS_FreeValue(ctx, error);
    return JS_EXCEPTION;
  }
  return error;
}

JSValue cloche_error_stack(JSValueConst error) {
  JSObject *p = JS_VALUE_GET_OBJ(error);
  JSProperty *slot;
  JSShapeProperty *shape = find_own_property(&slot, p, JS_ATOM_stack);
  if (shape) {
    bool text = (shape->flags & JS_PROP_TMASK) == JS_PROP_NORMAL && JS_IsString(slot->u.value);
    return text ? js_dup(slot->u.value) : JS_UNDEFINED;
  }
  if (p->class_id == JS_CLASS_ERROR && JS_IsString(p->u.object_data)) {
    return js_dup(p->u.object_data);
  }
  return JS_UNDEFINED;
}

void cloche_set_error_stack(JSContext *ctx, JSValueConst error, JSValueConst stack) {
  set_value(ctx, &JS_VALUE_GET_OBJ(error)->u.object_data, js_dup(stack));
}

bool cloche_makes_memory_error(const JSRuntime *rt) {
  return rt->in_out_of_memory;
}

bool cloche_is_memory_error(JSContext *ctx, JSValueConst error) {
  if (JS_IsNull(error) || JS_IsUninitialized(error)) {
    return true;
  }
  if (!JS_IsObject(error)) {
    return false;
  }
  JSObject *p = JS_VALUE_GET_OBJ(error);
  JSProperty *slot;
  JSObject *proto = p->shape->proto;
  /* What the compiler of regular expressions reports becomes a SyntaxError, whatever it is. */
  bool syntax = proto == JS_VALUE_GET_OBJ(ctx->native_error_proto[JS_SYNTAX_ERROR]);
  bool internal = proto == JS_VALUE_GET_OBJ(ctx->native_error_proto[JS_INTERNAL_ERROR]);
  if (p->class_id != JS_CLASS_ERROR || !(syntax || internal)) {
    return false;
  }
  JSShapeProperty *shape = find_own_property(&slot, p, JS_ATOM_message);
  if (!shape) {
    return internal;
  }
  /* Without room for the message QuickJS takes none, or a string that it can get more easily. */
  return (shape->flags & JS_PROP_TMASK) == JS_PROP_NORMAL
      && JS_VALUE_GET_TAG(slot->u.value) == JS_TAG_STRING
      && (cloche_text_begins(slot->u.value, "out of memory") /* ... in regexp execution */
          || cloche_text_is(slot->u.value, "Invalid error message"));
}

Lookup cloche_lookup(JSContext *ctx, JSValueConst object, JSAtom key, bool own, JSValue *value) {
  for (JSObject *p = JS_VALUE_GET_OBJ(object); p; p = p->shape->proto) {
    JSPropertyDescriptor found;
    if (p->class_id == JS_CLASS_PROXY) {
      break;
    }
    int there = JS_GetOwnPropertyInternal(ctx, &found, p, key);
    if (there < 0) {
      JS_FreeValue(ctx, JS_GetException(ctx));
      break;
    }
    if (there && found.flags & JS_PROP_GETSET) {
      js_free_desc(ctx, &found);
      return LOOKUP_ACCESSOR;
    }
    if (there) {
      *value = found.value;
      return LOOKUP_DATA;
    }
    if (own) {
      break;
    }
  }
  return LOOKUP_NONE;
}

bool cloche_takes(JSContext *ctx, JSValueConst object, JSAtom key, JSValueConst value) {
  JSClassID class_id = JS_VALUE_GET_OBJ(object)->class_id;
  int tag = JS_VALUE_GET_NORM_TAG(value);
  bool number = tag == JS_TAG_INT || tag == JS_TAG_FLOAT64;
  if (class_id == JS_CLASS_ARRAY && key == JS_ATOM_length) {
    double length = -1;
    if (number) {
      length = tag == JS_TAG_INT ? JS_VALUE_GET_INT(value) : JS_VALUE_GET_FLOAT64(value);
    }
    return length >= 0 && length <= UINT32_MAX && length == (uint32_t)length;
  }
  int element = is_typed_array(class_id) ? JS_AtomIsNumericIndex(ctx, key) : 0;
  if (element <= 0) {
    if (element < 0) {
      JS_FreeValue(ctx, JS_GetException(ctx));
    }
    return element == 0;
  }
  bool big = class_id == JS_CLASS_BIG_INT64_ARRAY || class_id == JS_CLASS_BIG_UINT64_ARRAY;
  return big ? tag == JS_TAG_BIG_INT || tag == JS_TAG_SHORT_BIG_INT : number;
}

bool cloche_promise_handled(JSValueConst promise) {
  JSPromiseData *data = JS_GetOpaque(promise, JS_CLASS_PROMISE);
  return !data || data->is_handled;
}

void cloche_settle_promise(JSContext *ctx, JSValueConst promise, JSValueConst value, bool reject) {
  fulfill_or_reject_promise(ctx, promise, value, reject);
}

int cloche_follow_thenable(
    JSContext *ctx, JSValueConst promise, JSValueConst thenable, JSValueConst then) {
  JSValueConst args[3] = {promise, thenable, then};
  return JS_EnqueueJob(ctx, js_promise_resolve_thenable_job, 3, args);
}

void cloche_set_stack_limit(JSRuntime *rt, uintptr_t lowest) {
  rt->stack_size = rt->stack_top - lowest;
  rt->stack_limit = lowest;
}

size_t cloche_malloc_size(JSRuntime *rt) {
  return rt->malloc_state.malloc_size;
}

static void cloche_rehash_map(JSContext *ctx, JSMapState *state) {
  struct list_head *el;
  for (uint32_t i = 0; i < state->hash_size; i++) {
    init_list_head(&state->hash_table[i]);
  }
  list_for_each(el, &state->records) {
    JSMapRecord *record = list_entry(el, JSMapRecord, link);
    if (!record->empty) {
      uint32_t h = map_hash_key(ctx, record->key) & (state->hash_size - 1);
      list_add_tail(&record->hash_link, &state->hash_table[h]);
    }
  }
}

/* The next keyed collection with entries at or after `el` in the list of all objects, or NULL. */
static JSMapState *cloche_next_collection(JSRuntime *rt, struct list_head **el) {
  for (; *el != &rt->gc_obj_list; *el = (*el)->next) {
    JSGCObjectHeader *header = list_entry(*el, JSGCObjectHeader, link);
    JSObject *p = (JSObject *)header;
    if (JS_GC_TYPE(header) == JS_GC_OBJ_TYPE_JS_OBJECT && p->class_id >= JS_CLASS_MAP
        && p->class_id <= JS_CLASS_WEAKSET && p->u.map_state
        && p->u.map_state->record_count > 0) {
      *el = (*el)->next;
      return p->u.map_state;
    }
  }
  return NULL;
}

bool cloche_has_collections(JSContext *ctx) {
  struct list_head *el = ctx->rt->gc_obj_list.next;
  return cloche_next_collection(ctx->rt, &el) != NULL;
}

void cloche_set_seeds(JSContext *ctx, uint64_t random, uint32_t hash, bool rehash) {
  ctx->random_state = random ? random : 1;
  ctx->hash_seed = hash;
  if (rehash) {
    struct list_head *el = ctx->rt->gc_obj_list.next;
    JSMapState *state;
    while ((state = cloche_next_collection(ctx->rt, &el))) {
      cloche_rehash_map(ctx, state);
    }
  }
}

void cloche_share_seeds(JSContext *ctx, JSContext *maker, uint64_t random) {
  ctx->random_state = random ? random : 1;
  ctx->hash_seed = maker->hash_seed;
  cloche_set_time_origin(ctx, maker->time_origin);
}

JSValue cloche_script_for(JSContext *ctx, JSValueConst script) {
  JSFunctionBytecode *bytecode = JS_VALUE_GET_PTR(script);
  if (bytecode->realm == ctx) {
    return js_dup(script);
  }
  size_t length;
  uint8_t *bytes = JS_WriteObject(ctx, &length, script, JS_WRITE_OBJ_BYTECODE);
  if (!bytes) {
    return JS_EXCEPTION;
  }
  JSValue copy = JS_ReadObject(ctx, bytes, length, JS_READ_OBJ_BYTECODE);
  js_free(ctx, bytes);
  return copy;
}

void cloche_set_time_origin(JSContext *ctx, double milliseconds) {
  JSValue performance = JS_UNDEFINED;
  JSAtom key = JS_NewAtom(ctx, "performance");
  JSAtom origin = JS_NewAtom(ctx, "timeOrigin");
  ctx->time_origin = milliseconds;
  if (key != JS_ATOM_NULL && origin != JS_ATOM_NULL
      && cloche_lookup(ctx, ctx->global_obj, key, true, &performance) == LOOKUP_DATA
      && JS_IsObject(performance)) {
    JSProperty *slot;
    JSShapeProperty *shape = find_own_property(&slot, JS_VALUE_GET_OBJ(performance), origin);
    /* Written in place: the property is not writable from outside. */
    if (shape && (shape->flags & JS_PROP_TMASK) == JS_PROP_NORMAL
        && JS_IsNumber(slot->u.value)) {
      slot->u.value = js_float64(milliseconds);
    }
  }
  JS_FreeValue(ctx, performance);
  JS_FreeAtom(ctx, key);
  JS_FreeAtom(ctx, origin);
}

static JSValue cloche_no_function(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  return JS_UNDEFINED;
}

int cloche_seal_call_sites(JSContext *ctx) {
  JSValue none = JS_NewCFunction(ctx, cloche_no_function, "getFunction", 0);
  JSValueConst proto = ctx->class_proto[JS_CLASS_CALL_SITE];
  int flags = JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE;
  return JS_DefinePropertyValueStr(ctx, proto, "getFunction", none, flags) < 0 ? -1 : 0;
}
