/* The third part of internals.c: ES modules. */

static JSModuleDef *cloche_module(JSValueConst module) {
  return JS_VALUE_GET_PTR(module);
}

int cloche_module_exists(JSContext *ctx, const char *name) {
  JSAtom atom = JS_NewAtom(ctx, name);
  if (atom == JS_ATOM_NULL) {
    return -1;
  }
  int found = js_find_loaded_module_by_name(ctx, atom) != NULL;
  JS_FreeAtom(ctx, atom);
  return found;
}

uint32_t cloche_module_requests(JSValueConst module) {
  return cloche_module(module)->req_module_entries_count;
}

JSValue cloche_module_specifier(JSContext *ctx, JSValueConst module, uint32_t index) {
  return JS_AtomToString(ctx, cloche_module(module)->req_module_entries[index].module_name);
}

bool cloche_module_awaits(JSValueConst module) {
  return cloche_module(module)->has_tla;
}

char *cloche_module_name(JSContext *ctx, JSValueConst module) {
  const char *text = JS_AtomToCString(ctx, cloche_module(module)->module_name);
  char *copy = text ? js_strdup(ctx, text) : NULL;
  JS_FreeCString(ctx, text);
  return copy;
}

bool cloche_module_connect(JSValueConst module, uint32_t index, JSValueConst imported) {
  JSModuleDef *importer = cloche_module(module);
  if (index >= importer->req_module_entries_count) {
    return false;
  }
  JSModuleDef **target = &importer->req_module_entries[index].module;
  if (importer->status != JS_MODULE_STATUS_UNLINKED && *target != cloche_module(imported)) {
    return false;
  }
  *target = cloche_module(imported);
  return true;
}

bool cloche_module_resolve(JSValueConst value) {
  JSModuleDef *module = cloche_module(value);
  for (int i = 0; i < module->req_module_entries_count; i++) {
    if (!module->req_module_entries[i].module) {
      return false;
    }
  }
  module->resolved = true;
  return true;
}

int cloche_module_create(JSContext *ctx, JSValueConst module) {
  return js_create_module_function(ctx, cloche_module(module));
}

int cloche_module_set_url(JSContext *ctx, JSValueConst value) {
  JSModuleDef *module = cloche_module(value);
  JSValue meta = JS_GetImportMeta(ctx, module);
  if (JS_IsException(meta)) {
    return -1;
  }
  JSValue name = JS_AtomToString(ctx, module->module_name);
  int result = JS_IsException(name)
      ? -1
      : JS_DefinePropertyValueStr(ctx, meta, "url", name, JS_PROP_C_W_E);
  JS_FreeValue(ctx, meta);
  return result < 0 ? -1 : 0;
}

int cloche_module_link(JSContext *ctx, JSValueConst module) {
  return js_link_module(ctx, cloche_module(module)) < 0 ? -1 : 1;
}

void cloche_module_unlink(JSValueConst value) {
  JSModuleDef *module = cloche_module(value);
  if (module->status == JS_MODULE_STATUS_LINKED) {
    module->status = JS_MODULE_STATUS_UNLINKED;
  }
}

bool cloche_module_linked(JSValueConst module) {
  return cloche_module(module)->status >= JS_MODULE_STATUS_LINKED;
}

JSValue cloche_module_namespace(JSContext *ctx, JSValueConst module) {
  return JS_GetModuleNamespace(ctx, cloche_module(module));
}
