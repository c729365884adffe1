/*
 * See internals.h. The language's builtins apart from those that the guest has, and may have changed:
 * QuickJS's own tables of them, from which new functions are made.
 */

typedef struct IntrinsicTable {
  const char *type;
  const JSCFunctionListEntry *entries;
  int count;
} IntrinsicTable;

/* Conversions; as methods of a prototype they are the constructors. */
static const JSCFunctionListEntry conversions[] = {
  JS_CFUNC_SPECIAL_DEF("Number", 1, constructor_or_func, js_number_constructor),
  JS_CFUNC_SPECIAL_DEF("String", 1, constructor_or_func, js_string_constructor),
};

static const IntrinsicTable intrinsic_tables[] = {
  {"Array", js_array_funcs, countof(js_array_funcs)},
  {"Array.prototype", js_array_proto_funcs, countof(js_array_proto_funcs)},
  {"ArrayBuffer.prototype", js_array_buffer_proto_funcs, countof(js_array_buffer_proto_funcs)},
  {"BigInt.prototype", js_bigint_proto_funcs, countof(js_bigint_proto_funcs)},
  {"Boolean.prototype", js_boolean_proto_funcs, countof(js_boolean_proto_funcs)},
  {"DataView.prototype", js_dataview_proto_funcs, countof(js_dataview_proto_funcs)},
  {"Date.prototype", js_date_proto_funcs, countof(js_date_proto_funcs)},
  {"Function.prototype", js_function_proto_funcs, countof(js_function_proto_funcs)},
  {"JSON", js_json_funcs, countof(js_json_funcs)},
  {"Math", js_math_funcs, countof(js_math_funcs)},
  {"Number.prototype", js_number_proto_funcs, countof(js_number_proto_funcs)},
  {"Object", js_object_funcs, countof(js_object_funcs)},
  {"Reflect", js_reflect_funcs, countof(js_reflect_funcs)},
  {"String.prototype", js_string_proto_funcs, countof(js_string_proto_funcs)},
  {"Symbol", js_symbol_funcs, countof(js_symbol_funcs)},
  {"Symbol.prototype", js_symbol_proto_funcs, countof(js_symbol_proto_funcs)},
  {"TypedArray.prototype", js_typed_array_base_proto_funcs,
      countof(js_typed_array_base_proto_funcs)},
  {"globalThis", conversions, countof(conversions)},
  {"globalThis", js_global_funcs, countof(js_global_funcs)},
  {"performance", js_perf_proto_funcs, countof(js_perf_proto_funcs)},
};

static JSValue intrinsic_make(JSContext *ctx, const JSCFunctionListEntry *entry) {
  switch (entry->def_type) {
    case JS_DEF_CFUNC:
      return JS_InstantiateFunctionListItem2(ctx, NULL, JS_ATOM_NULL, (void *)entry);
    case JS_DEF_CGETSET:
      return JS_NewCFunction2(
          ctx, entry->u.getset.get.generic, entry->name, 0, JS_CFUNC_getter, 0);
    case JS_DEF_CGETSET_MAGIC:
      return JS_NewCFunction2(ctx, entry->u.getset.get.generic, entry->name, 0,
          JS_CFUNC_getter_magic, entry->magic);
    case JS_DEF_PROP_SYMBOL:
      return JS_AtomToValue(ctx, entry->u.i32);
    default:
      return JS_UNDEFINED;
  }
}

JSValue cloche_intrinsic(JSContext *ctx, const char *type, const char *name) {
  JSValue found = JS_UNDEFINED;
  for (size_t i = 0; i < countof(intrinsic_tables); i++) {
    const IntrinsicTable *table = &intrinsic_tables[i];
    int count = strcmp(table->type, type) ? 0 : table->count;
    for (int k = 0; k < count; k++) {
      if (!strcmp(table->entries[k].name, name)) {
        found = intrinsic_make(ctx, &table->entries[k]);
      }
    }
  }
  return JS_IsUndefined(found)
      ? JS_ThrowInternalError(ctx, "there is no intrinsic '%s' of '%s'", name, type)
      : found;
}

JSValue cloche_make_error(JSContext *ctx, JSValueConst message, bool type_error) {
  JSValueConst prototype =
      type_error ? ctx->native_error_proto[JS_TYPE_ERROR] : ctx->class_proto[JS_CLASS_ERROR];
  JSValue error = JS_NewObjectProtoClass(ctx, prototype, JS_CLASS_ERROR);
  if (JS_IsException(error)) {
    return error;
  }
  int flags = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;
  if (JS_DefinePropertyValue(ctx, error, JS_ATOM_message, js_dup(message), flags) < 0) {
    JS_FreeValue(ctx, error);
    return JS_EXCEPTION;
  }
  build_backtrace(
      ctx, error, JS_UNDEFINED, NULL, 0, 0, JS_BACKTRACE_FLAG_SKIP_FIRST_LEVEL);
  return error;
}

int cloche_define_late(JSContext *ctx, JSValueConst object, const char *name) {
  JSAtom atom = JS_NewAtom(ctx, name);
  if (atom == JS_ATOM_NULL) {
    return -1;
  }
  int result = JS_DefineAutoInitProperty(ctx, object, atom, JS_AUTOINIT_ID_BYTECODE,
      NULL, JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  JS_FreeAtom(ctx, atom);
  return result < 0 ? -1 : 0;
}

/* Beside the variables of scripts, under a key that no source text can name. */
JSValue cloche_kept(JSContext *ctx) {
  JSProperty *slot;
  JSObject *variables = JS_VALUE_GET_OBJ(ctx->global_var_obj);
  return find_own_property(&slot, variables, JS_ATOM_Private_brand) ? js_dup(slot->u.value)
                                                                     : JS_UNDEFINED;
}

int cloche_keep(JSContext *ctx, JSValueConst value) {
  int result = JS_DefinePropertyValue(
      ctx, ctx->global_var_obj, JS_ATOM_Private_brand, js_dup(value), JS_PROP_THROW);
  return result < 0 ? -1 : 0;
}
