/*
 * What runs after a request's own code besides promise jobs: ticks (process.nextTick), immediates
 * and timers, in Node's order. None of it outlives the request: see loop_reset.
 *
 * The order follows from what is queued and from due times alone, so that fuel does not depend on
 * how fast a run is: the host waits until the earliest timer is due and then has it fired.
 */
#ifndef CLOCHE_LOOP_H
#define CLOCHE_LOOP_H

#include "engine.h"

/* A callback and its arguments: the opaque part of the object that setTimeout answers. */
typedef struct Task {
  JSValueConst self; /* the object; whoever queues the task holds a reference to it */
  JSValue callback; /* undefined when there is nothing to call */
  JSValue *arguments; /* from js_malloc */
  int count;
  double delay; /* milliseconds; negative: cleared for good */
  double due; /* of a timer: a whole number of milliseconds of the isolate's monotonic clock */
  uint32_t order; /* among those due at the same time */
  uint32_t place; /* in the heap of timers, from 1; 0 when it is not there */
  int32_t id;
  bool repeats, referenced;
  bool queued; /* as a tick or an immediate; false takes it back */
} Task;

/* task.c: the classes. */
typedef enum TaskKind { TASK_TIMEOUT, TASK_IMMEDIATE, TASK_KINDS } TaskKind;

int task_class_install(JSRuntime *rt);
/* Takes over what a context's tasks inherit from. */
void task_set_prototype(JSContext *ctx, TaskKind kind, JSValue prototype);
JSValue task_new(
    JSContext *ctx, TaskKind kind, JSValueConst callback, int count, JSValueConst *arguments);
/* NULL when the value is no task. */
Task *task_of(JSValueConst value);
/* Calls it, while the caller holds its object: 0, or -1 with the exception pending. */
int task_run(JSContext *ctx, Task *task, JSValueConst receiver);

/* taskqueue.c: first in, first out. Each holds a reference to its tasks. */
typedef struct TaskQueue {
  JSValue *tasks; /* from js_malloc */
  uint32_t first, count, capacity;
} TaskQueue;
/* -1 with the exception pending. */
int task_queue_add(JSContext *ctx, TaskQueue *queue, Task *task);
/* The first one's object, which becomes the caller's; JS_UNDEFINED when there is none. */
JSValue task_queue_take(TaskQueue *queue);
void task_queue_clear(JSContext *ctx, TaskQueue *queue);

/* timerheap.c: the waiting timers, the earliest first. Holds a reference to each. */
int timers_add(JSContext *ctx, Task *task);
void timers_remove(JSContext *ctx, Task *task);
/* NULL when there is none. */
Task *timers_first(void);
/* The waiting timer of this id, or NULL. */
Task *timers_find(int32_t id);
void timers_clear(JSContext *ctx);

/* loop.c */
/* Queues; -1 with the exception pending. */
int loop_add_tick(JSContext *ctx, Task *task);
int loop_add_immediate(JSContext *ctx, Task *task);
int loop_add_timer(JSContext *ctx, Task *task);
/* Each runs one: 1; 0 when there is none to run now, -1 with the exception pending. */
int loop_run_tick(JSContext *ctx);
int loop_run_immediate(JSContext *ctx);
/* Fires the earliest timer, whatever the clock says. */
int loop_fire_timer(JSContext *ctx);
/* Whether there are ticks. */
bool loop_has_ticks(void);
/* Tells that something else than a timer or an immediate has run: the next phase is a fresh one. */
void loop_begin(void);
/* Milliseconds until the earliest timer is due; negative when there is none. */
double loop_wait(void);
/* Drops everything. */
void loop_reset(JSContext *ctx);

/* timers.c: setTimeout and its kin; `next_tick` is given to the shim alone. */
int timers_install(JSContext *ctx);
JSValue next_tick(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);

#endif
