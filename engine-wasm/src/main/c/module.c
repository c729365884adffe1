/*
 * ES modules. The host says what a module's imports stand for, before it is linked; only `import()`
 * asks for it when it runs.
 */
#include <stdio.h>
#include <string.h>

#include "decode.h"
#include "handles.h"
#include "hostcall.h"

/* Room for a '#' and a number behind a name. */
#define SUFFIX_BYTES 12u

/* What was put behind a name last; not tried again, for modules stay as long as their context. */
static uint32_t last_number = 1;

/* A name that no module of the context has yet, from js_malloc: QuickJS finds modules by it. */
static char *unique_name(JSContext *ctx, const char *wanted) {
  size_t room = strlen(wanted) + SUFFIX_BYTES;
  char *name = js_malloc(ctx, room);
  if (!name) {
    return NULL;
  }
  strcpy(name, wanted);
  for (;;) {
    int taken = cloche_module_exists(ctx, name);
    if (taken == 0) {
      return name;
    }
    if (taken < 0) {
      js_free(ctx, name);
      return NULL;
    }
    snprintf(name, room, "%s#%u", wanted, (unsigned)++last_number);
  }
}

/* `[number, has top-level await, name, specifier...]` */
static JSValue describe(JSContext *ctx, JSValueConst module, const char *name) {
  uint32_t number = handle_new(ctx, module);
  JSValue list = number ? JS_NewArray(ctx) : JS_EXCEPTION;
  if (JS_IsException(list)) {
    handle_release(ctx, number);
    return list;
  }
  JSValue value = JS_NewUint32(ctx, number);
  uint32_t count = cloche_module_requests(module);
  for (uint32_t i = 0; i < count + 3; i++) {
    if (i == 1) {
      value = JS_NewBool(ctx, cloche_module_awaits(module));
    } else if (i == 2) {
      value = JS_NewString(ctx, name);
    } else if (i > 2) {
      value = cloche_module_specifier(ctx, module, i - 3);
    }
    if (JS_IsException(value) || JS_DefinePropertyValueUint32(ctx, list, i, value, JS_PROP_C_W_E) < 0) {
      handle_release(ctx, number);
      JS_FreeValue(ctx, list);
      return JS_EXCEPTION;
    }
  }
  return list;
}

JSValue module_compile(JSContext *ctx, const char *source, size_t length, const char *file, int line) {
  char *name = unique_name(ctx, file);
  if (!name) {
    return JS_EXCEPTION;
  }
  JSEvalOptions options = {
    .version = JS_EVAL_OPTIONS_VERSION,
    .eval_flags = JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY,
    .filename = name,
    .line_num = line,
  };
  JSValue module = JS_Eval2(ctx, source, length, &options);
  JSValue description = JS_EXCEPTION;
  if (!JS_IsException(module) && cloche_module_set_url(ctx, module) == 0) {
    description = describe(ctx, module, name);
  }
  JS_FreeValue(ctx, module);
  js_free(ctx, name);
  return description;
}

static bool module_of(JSValueConst number, JSValueConst *module) {
  return JS_VALUE_GET_TAG(number) == JS_TAG_INT && handle_value(JS_VALUE_GET_INT(number), module)
      && JS_VALUE_GET_TAG(*module) == JS_TAG_MODULE;
}

/*
 * `[module, (importing module, index of its import, imported module)...]`: 1, 0 malformed, -1. Each
 * module is looked at for itself: what an attempt that failed has left must not hide others.
 */
static int link_all(JSContext *ctx, int argc, JSValue *argv) {
  JSValueConst module, imported;
  if (argc % 3 != 1) {
    return 0;
  }
  for (int i = 1; i < argc; i += 3) {
    if (!module_of(argv[i], &module) || !module_of(argv[i + 2], &imported)
        || JS_VALUE_GET_TAG(argv[i + 1]) != JS_TAG_INT
        || !cloche_module_connect(module, JS_VALUE_GET_INT(argv[i + 1]), imported)) {
      return 0;
    }
  }
  for (int i = 0; i < argc; i += i % 3 ? 2 : 1) {
    if (!module_of(argv[i], &module) || !cloche_module_resolve(module)) {
      return 0;
    }
  }
  for (int i = 0; i < argc; i += i % 3 ? 2 : 1) {
    if (!module_of(argv[i], &module) || cloche_module_create(ctx, module) < 0) {
      return -1;
    }
  }
  if (!module_of(argv[0], &module)) {
    return 0;
  }
  int linked = cloche_module_link(ctx, module);
  for (int i = 0; i < argc && linked < 0; i += i % 3 ? 3 : 1) {
    if (module_of(argv[i], &module)) {
      cloche_module_unlink(module);
    }
  }
  return linked;
}

uint64_t handle_link(Message *message) {
  JSContext *ctx = engine.ctx;
  int argc;
  JSValue *argv;
  int result = 0;
  Decoded decoded = decode_list(ctx, message, &argc, &argv);
  if (decoded == DECODED) {
    result = link_all(ctx, argc, argv);
    free_list(ctx, argc, argv);
  }
  if (decoded == DECODE_EXCEPTION || result < 0) {
    return reply_exception();
  }
  return result ? reply_value(JS_UNDEFINED) : reply_status(STATUS_MALFORMED);
}

/* What `import(name)` in a script or module called `base` stands for: a module's unique name. */
static char *ask_host(JSContext *ctx, const char *base, const char *name, void *opaque) {
  JSValue request[3] = {
    JS_NewUint32(ctx, context_number(ctx)), JS_NewString(ctx, name), JS_NewString(ctx, base)};
  JSValue answer = JS_EXCEPTION;
  if (!JS_IsException(request[1]) && !JS_IsException(request[2])) {
    answer = host_call(ctx, HOST_IMPORT, 3, request);
  }
  JS_FreeValue(ctx, request[1]);
  JS_FreeValue(ctx, request[2]);
  if (JS_IsException(answer)) {
    return NULL;
  }
  JSValueConst module;
  char *found = NULL;
  if (!module_of(answer, &module)) {
    JS_ThrowInternalError(ctx, "the host's reply is malformed");
  } else if (cloche_module_linked(module)) {
    found = cloche_module_name(ctx, module);
  } else { /* QuickJS would ask for its imports, and on a failure free all that are not linked. */
    JS_ThrowTypeError(ctx, "the module has not been instantiated");
  }
  JS_FreeValue(ctx, answer);
  return found;
}

/* A name that the host gave is always there: asked for with import attributes only. */
static JSModuleDef *refuse(JSContext *ctx, const char *name, void *opaque) {
  JS_ThrowTypeError(ctx, "import attributes are not supported");
  return NULL;
}

void modules_install(JSRuntime *rt) {
  JS_SetModuleLoaderFunc(rt, ask_host, refuse, NULL);
}
