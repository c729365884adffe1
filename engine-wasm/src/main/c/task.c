/* See loop.h: tasks as objects. */
#include "loop.h"

static JSClassID classes[TASK_KINDS];

Task *task_of(JSValueConst value) {
  JSClassID id = JS_GetClassID(value);
  bool known = id == classes[TASK_TIMEOUT] || id == classes[TASK_IMMEDIATE];
  return known ? JS_GetOpaque(value, id) : NULL;
}

static void finalize(JSRuntime *rt, JSValueConst object) {
  Task *task = task_of(object);
  if (task) {
    JS_FreeValueRT(rt, task->callback);
    for (int i = 0; i < task->count; i++) {
      JS_FreeValueRT(rt, task->arguments[i]);
    }
    js_free_rt(rt, task->arguments);
    js_free_rt(rt, task);
  }
}

static void mark(JSRuntime *rt, JSValueConst object, JS_MarkFunc *mark_function) {
  Task *task = task_of(object);
  if (task) {
    JS_MarkValue(rt, task->callback, mark_function);
    for (int i = 0; i < task->count; i++) {
      JS_MarkValue(rt, task->arguments[i], mark_function);
    }
  }
}

int task_class_install(JSRuntime *rt) {
  static const char *const names[TASK_KINDS] = {"Timeout", "Immediate"};
  for (int kind = 0; kind < TASK_KINDS; kind++) {
    const JSClassDef definition = {
      .class_name = names[kind], .finalizer = finalize, .gc_mark = mark};
    JS_NewClassID(rt, &classes[kind]);
    if (JS_NewClass(rt, classes[kind], &definition) < 0) {
      return -1;
    }
  }
  return 0;
}

void task_set_prototype(JSContext *ctx, TaskKind kind, JSValue prototype) {
  JS_SetClassProto(ctx, classes[kind], prototype);
}

static int fill(
    JSContext *ctx, Task *task, JSValueConst callback, int count, JSValueConst *arguments) {
  task->callback = JS_DupValue(ctx, callback);
  if (count <= 0) {
    return 0;
  }
  task->arguments = js_malloc(ctx, sizeof(JSValue) * count);
  if (!task->arguments) {
    return -1;
  }
  for (; task->count < count; task->count++) {
    task->arguments[task->count] = JS_DupValue(ctx, arguments[task->count]);
  }
  return 0;
}

JSValue task_new(
    JSContext *ctx, TaskKind kind, JSValueConst callback, int count, JSValueConst *arguments) {
  JSValue object = JS_NewObjectClass(ctx, classes[kind]);
  if (JS_IsException(object)) {
    return object;
  }
  Task *task = js_mallocz(ctx, sizeof(Task));
  if (task) {
    task->self = object;
    task->callback = JS_UNDEFINED;
    task->referenced = true;
    JS_SetOpaque(object, task);
  }
  if (!task || fill(ctx, task, callback, count, arguments) < 0) {
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
  }
  return object;
}

int task_run(JSContext *ctx, Task *task, JSValueConst receiver) {
  JSValueConst *arguments = (JSValueConst *)task->arguments;
  JSValue result = JS_Call(ctx, task->callback, receiver, task->count, arguments);
  JS_FreeValue(ctx, result);
  return JS_IsException(result) ? -1 : 0;
}
