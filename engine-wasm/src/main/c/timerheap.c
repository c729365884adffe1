/* See loop.h: a binary heap whose tasks know their places, numbered from 1. */
#include "loop.h"

#define FIRST_CAPACITY 16u

static struct {
  Task **tasks;
  uint32_t count, capacity;
} heap;

static bool before(const Task *a, const Task *b) {
  return a->due < b->due || (a->due == b->due && (int32_t)(a->order - b->order) < 0);
}

static void put(Task *task, uint32_t place) {
  heap.tasks[place - 1] = task;
  task->place = place;
}

static void rise(Task *task, uint32_t place) {
  while (place > 1 && before(task, heap.tasks[place / 2 - 1])) {
    put(heap.tasks[place / 2 - 1], place);
    place /= 2;
  }
  put(task, place);
}

static void sink(Task *task, uint32_t place) {
  for (;;) {
    uint32_t child = place * 2;
    if (child > heap.count) {
      break;
    }
    if (child < heap.count && before(heap.tasks[child], heap.tasks[child - 1])) {
      child++;
    }
    if (!before(heap.tasks[child - 1], task)) {
      break;
    }
    put(heap.tasks[child - 1], place);
    place = child;
  }
  put(task, place);
}

int timers_add(JSContext *ctx, Task *task) {
  if (heap.count == heap.capacity) {
    uint32_t capacity = heap.capacity ? heap.capacity * 2 : FIRST_CAPACITY;
    Task **tasks = js_realloc(ctx, heap.tasks, capacity * sizeof(Task *));
    if (!tasks) {
      return -1;
    }
    heap.tasks = tasks;
    heap.capacity = capacity;
  }
  JS_DupValue(ctx, task->self);
  rise(task, ++heap.count);
  return 0;
}

void timers_remove(JSContext *ctx, Task *task) {
  uint32_t place = task->place;
  if (place == 0) {
    return;
  }
  task->place = 0;
  Task *last = heap.tasks[--heap.count];
  if (last != task) {
    if (place > 1 && before(last, heap.tasks[place / 2 - 1])) {
      rise(last, place);
    } else {
      sink(last, place);
    }
  }
  JS_FreeValue(ctx, (JSValue)task->self);
}

Task *timers_first(void) {
  return heap.count > 0 ? heap.tasks[0] : NULL;
}

Task *timers_find(int32_t id) {
  for (uint32_t i = 0; i < heap.count; i++) {
    if (heap.tasks[i]->id == id) {
      return heap.tasks[i];
    }
  }
  return NULL;
}

void timers_clear(JSContext *ctx) {
  while (heap.count > 0) {
    Task *last = heap.tasks[--heap.count];
    last->place = 0;
    JS_FreeValue(ctx, (JSValue)last->self);
  }
  js_free(ctx, heap.tasks);
  heap.tasks = NULL;
  heap.capacity = 0;
}
