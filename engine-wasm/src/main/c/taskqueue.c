/* See loop.h: a queue in one block, whose used part moves to the front when it is full. */
#include <string.h>

#include "loop.h"

#define FIRST_CAPACITY 16u

static bool make_room(JSContext *ctx, TaskQueue *queue) {
  if (queue->first + queue->count < queue->capacity) {
    return true;
  }
  if (queue->first > queue->capacity / 2) {
    memmove(queue->tasks, queue->tasks + queue->first, queue->count * sizeof(JSValue));
    queue->first = 0;
    return true;
  }
  uint32_t capacity = queue->capacity ? queue->capacity * 2 : FIRST_CAPACITY;
  JSValue *tasks = js_realloc(ctx, queue->tasks, capacity * sizeof(JSValue));
  if (!tasks) {
    return false;
  }
  queue->tasks = tasks;
  queue->capacity = capacity;
  return true;
}

int task_queue_add(JSContext *ctx, TaskQueue *queue, Task *task) {
  if (!make_room(ctx, queue)) {
    return -1;
  }
  queue->tasks[queue->first + queue->count++] = JS_DupValue(ctx, task->self);
  task->queued = true;
  return 0;
}

JSValue task_queue_take(TaskQueue *queue) {
  if (queue->count == 0) {
    return JS_UNDEFINED;
  }
  JSValue task = queue->tasks[queue->first++];
  if (--queue->count == 0) {
    queue->first = 0;
  }
  return task;
}

void task_queue_clear(JSContext *ctx, TaskQueue *queue) {
  for (uint32_t i = 0; i < queue->count; i++) {
    JS_FreeValue(ctx, queue->tasks[queue->first + i]);
  }
  js_free(ctx, queue->tasks);
  *queue = (TaskQueue){0};
}
