/* See loop.h: the phases. */
#include "loop.h"

#include <math.h>
#include <time.h>

static struct {
  TaskQueue ticks, immediates;
  uint32_t batch; /* immediates left of those that were queued when their phase began */
  bool fresh; /* no phase of immediates since loop_begin or a timer */
  uint32_t next_order;
  double fired; /* when the timer fired last was due: time is not earlier, even on a stopped clock */
  bool in_phase; /* timers due at `fired` come before immediates */
} loop;

/* Milliseconds of the isolate's monotonic clock. */
static double now(void) {
  struct timespec time = {0};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return fmax(time.tv_sec * 1e3 + time.tv_nsec / 1e6, loop.fired);
}

int loop_add_tick(JSContext *ctx, Task *task) {
  return task_queue_add(ctx, &loop.ticks, task);
}

int loop_add_immediate(JSContext *ctx, Task *task) {
  return task_queue_add(ctx, &loop.immediates, task);
}

int loop_add_timer(JSContext *ctx, Task *task) {
  timers_remove(ctx, task);
  /* Whole milliseconds, never too early: timers set one after the other keep their order. */
  task->due = ceil(now()) + task->delay;
  task->order = loop.next_order++;
  return timers_add(ctx, task);
}

bool loop_has_ticks(void) {
  return loop.ticks.count > 0;
}

void loop_begin(void) {
  loop.fresh = true;
  loop.in_phase = false;
}

/* Runs a task just taken from its queue; one that was taken back counts as run. */
static int run_queued(JSContext *ctx, JSValue object, JSValueConst receiver) {
  Task *task = task_of(object);
  int result = 0;
  if (task->queued) {
    task->queued = false;
    result = task_run(ctx, task, receiver);
  }
  JS_FreeValue(ctx, object);
  return result < 0 ? -1 : 1;
}

int loop_run_tick(JSContext *ctx) {
  JSValue object = task_queue_take(&loop.ticks);
  return JS_IsUndefined(object) ? 0 : run_queued(ctx, object, JS_UNDEFINED);
}

/* Whether timers go before the next phase of immediates. */
static bool timers_go_first(void) {
  Task *timer = timers_first();
  if (!timer) {
    return false;
  }
  if (loop.in_phase && timer->due <= loop.fired) {
    return true;
  }
  /* Immediates that keep queueing immediates must not starve timers. */
  return !loop.fresh && timer->due <= now();
}

int loop_run_immediate(JSContext *ctx) {
  if (loop.batch == 0) {
    if (loop.immediates.count == 0 || timers_go_first()) {
      return 0;
    }
    loop.batch = loop.immediates.count;
    loop.fresh = false;
  }
  loop.batch--;
  JSValue object = task_queue_take(&loop.immediates);
  return run_queued(ctx, object, object);
}

int loop_fire_timer(JSContext *ctx) {
  Task *task = timers_first();
  if (!task) {
    return 0;
  }
  JSValue object = JS_DupValue(ctx, task->self);
  timers_remove(ctx, task);
  loop.fired = task->due;
  loop.in_phase = true;
  loop.fresh = true;
  int result = task_run(ctx, task, object);
  /* Its callback may have taken it back, or set it again. */
  if (result == 0 && task->repeats && task->place == 0) {
    result = loop_add_timer(ctx, task);
  }
  JS_FreeValue(ctx, object);
  return result < 0 ? -1 : 1;
}

double loop_wait(void) {
  Task *timer = timers_first();
  return timer ? fmax(0, timer->due - now()) : -1;
}

void loop_reset(JSContext *ctx) {
  task_queue_clear(ctx, &loop.ticks);
  task_queue_clear(ctx, &loop.immediates);
  timers_clear(ctx);
  loop.batch = 0;
  loop_begin();
}
