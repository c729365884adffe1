/*
 * The one isolate that lives in a linear memory. All of its state is reachable from here and from
 * QuickJS's own structures, so that a copy of the memory and of the wasm globals is a copy of it.
 */
#ifndef CLOCHE_ENGINE_H
#define CLOCHE_ENGINE_H

#include "abi.h"
#include "internals.h"

typedef struct Engine {
  JSRuntime *rt;
  uint32_t context; /* the number of the context that the current request is for, */
  JSContext *ctx; /* ... and itself */
  JSValue host_promises; /* object without prototype: id -> promise not yet settled */
  JSValue result; /* what the current request waits for or has computed */
  int32_t form; /* how the current request wants its result: FORM_... */
  uint32_t nesting; /* requests that are being answered: more than one from within host calls */
  uint32_t reply_limit; /* bytes of one encoded message */
  bool prepared; /* COMPILE and LOAD are refused from here on, in images of this one, too */
  bool rehash; /* keyed collections may hold entries, see cloche_set_seeds */
} Engine;

extern Engine engine;

/* How a request wants its result. */
enum {
  FORM_ANNOUNCED = 1, /* a call tells the host when the function is found */
  FORM_JSON = 2, /* as JSON.stringify makes it, the engine's own */
  FORM_HANDLE = 4, /* as a value that the host holds */
  FORM_NOTHING = 8, /* not at all */
  FORM_AS_IS = 16, /* a promise is not awaited */
};

/* What a request asks for that cannot be had, without guest code having run. */
typedef enum Refusal {
  REFUSAL_NONE = 0,
  REFUSAL_NO_OBJECT = 1,
  REFUSAL_PROXY = 2,
  REFUSAL_ACCESSOR = 3,
  REFUSAL_NO_FUNCTION = 4,
  REFUSAL_NOT_LINKED = 5,
  REFUSAL_MALFORMED = 6, /* answered as STATUS_MALFORMED */
} Refusal;

/* Reads a request body. Every read past the end sets `bad` and answers zero. */
typedef struct Reader {
  const uint8_t *at;
  const uint8_t *end;
  bool bad;
} Reader;

uint8_t reader_byte(Reader *reader);
uint32_t reader_varint(Reader *reader);
/* `length` bytes, or NULL when there are not as many. */
const uint8_t *reader_bytes(Reader *reader, uint64_t length);
static inline uint32_t reader_left(const Reader *reader) {
  return (uint32_t)(reader->end - reader->at);
}

/* A request body on its way through a handler, which frees the block as soon as it has read it. */
typedef struct Message {
  uint8_t *block;
  uint32_t length;
} Message;
void message_free(Message *message);
Reader message_reader(const Message *message);

/* Replies: what cloche_request answers. */
uint64_t reply_status(Status status);
/* PENDING, with the milliseconds until the earliest timer is due; negative: there is none. */
uint64_t reply_pending(double wait);
/* Encodes `value` after the status byte; what guest code throws meanwhile becomes the reply. */
uint64_t reply_value(JSValueConst value);
/* VALUE in the form that the request wants. */
uint64_t reply_result(JSValueConst value);
uint64_t reply_refused(Refusal refusal);
/* An array of int32. */
uint64_t reply_numbers(const int32_t *numbers, uint32_t count);
/* `[kind, number]` of a handle for `value`. */
uint64_t reply_handle(JSValueConst value);
/* THROWN or REJECTED with `reason`, or OUT_OF_MEMORY when it is the engine's own memory error. */
uint64_t reply_thrown(Status status, JSValueConst reason);
/* As reply_thrown, with the pending exception. */
uint64_t reply_exception(void);
/* Whether a reply is a value, whole. */
bool reply_is_value(uint64_t reply);
void reply_release(void);

/* contexts.c: makes `ctx` the first one. */
int contexts_start(JSContext *ctx);
/* Makes a context the current request's; false when there is none of this number. */
bool context_enter(uint32_t id);
uint32_t context_number(const JSContext *ctx);
/* Whether it has not been released. */
bool context_is_open(JSContext *ctx);
/* Seals the shim of the main context, and frees the others. */
JSValue contexts_seal(void);
/* Makes all contexts the tenant's. */
void contexts_prepare(uint64_t random, uint32_t hash, double origin);
/* boot.c: the allow-list of intrinsics. */
int add_intrinsics(JSContext *ctx);

/* Handlers, one an operation. Each takes ownership of the message's block. */
uint64_t handle_eval(Message *message);
uint64_t handle_compile(Message *message);
uint64_t handle_load(Message *message);
uint64_t handle_call(Message *message);
uint64_t handle_define(Message *message);
uint64_t handle_globals(Message *message);
uint64_t handle_settle(Message *message);
uint64_t handle_context_new(Message *message);
uint64_t handle_context_release(Message *message);
uint64_t handle_script(Message *message);
uint64_t handle_script_load(Message *message);
uint64_t handle_reference(Message *message);
uint64_t handle_handles_release(Message *message);
uint64_t handle_module(Message *message);
uint64_t handle_link(Message *message);
uint64_t handle_debug(Message *message);
uint64_t handle_callbacks(void);
uint64_t handle_collect(void);
uint64_t handle_layout(void);
uint64_t handle_seal(void);

/* Jobs: what follows the synchronous part of a request. */
/* Forgets what an earlier request left: its result and its unhandled rejections. */
void jobs_reset(void);
/* Takes over the completion of a request (JS_EXCEPTION: the pending exception) and concludes. */
uint64_t jobs_complete(JSValue completion);
/* Runs all that needs no waiting, then answers for the current request. */
uint64_t jobs_conclude(void);
/* Fires the earliest timer, if there is one, and concludes. */
uint64_t jobs_resume(void);
/* A request of a debugger's, which waits for what never comes: the host ends it with another one. */
uint64_t jobs_wait(void);

/* Rejected promises that nobody handles (yet). */
void rejections_install(JSRuntime *rt);
void rejections_reset(void);
/* The first one's reason; false when there is none. */
bool rejections_first(JSValue *reason);

/* Allocator functions for QuickJS; see alloc.c. */
extern const JSMallocFunctions alloc_functions;
void alloc_set_limit(uint32_t limit);
/* The bytes that count against the limit. */
const uint32_t *alloc_used(void);
/* Whether an allocation has been refused since the last reset. */
bool alloc_refused(void);
/* For memory outside QuickJS's heap that the C library has refused. */
void alloc_note_refusal(void);
void alloc_reset_refused(void);
/* For glue code outside QuickJS's heap: throws out of memory when there is none. */
void *alloc_message(JSContext *ctx, uint32_t length);

#endif
