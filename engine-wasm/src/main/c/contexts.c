/* Contexts: globals of their own in one heap. The first one is made at build time. */
#include "decode.h"
#include "hostcall.h"
#include "loop.h"

#define NO_CONTEXT UINT32_MAX

typedef struct Realm {
  JSContext *ctx; /* NULL: free */
} Realm;

static struct {
  Realm *realms; /* from js_malloc_rt */
  uint32_t count;
} table;

/* The number of a place for one more, or NO_CONTEXT with the exception pending. */
static uint32_t find_place(JSContext *ctx) {
  for (uint32_t id = 1; id < table.count; id++) {
    if (!table.realms[id].ctx) {
      return id;
    }
  }
  Realm *realms = js_realloc(ctx, table.realms, (table.count + 1) * sizeof(Realm));
  if (!realms) {
    return NO_CONTEXT;
  }
  table.realms = realms;
  table.realms[table.count] = (Realm){NULL};
  return table.count++;
}

/* One that was released may live on, while the host holds values of it. */
static void set_open(JSContext *ctx, bool open) {
  JS_SetContextOpaque(ctx, open ? &table : NULL);
}

bool context_is_open(JSContext *ctx) {
  return JS_GetContextOpaque(ctx) != NULL;
}

int contexts_start(JSContext *ctx) {
  if (find_place(ctx) != 0) {
    return -1;
  }
  table.realms[0].ctx = ctx;
  set_open(ctx, true);
  context_enter(0);
  return 0;
}

bool context_enter(uint32_t id) {
  if (id >= table.count || !table.realms[id].ctx) {
    return false;
  }
  engine.context = id;
  engine.ctx = table.realms[id].ctx;
  return true;
}

uint32_t context_number(const JSContext *ctx) {
  uint32_t id = 0;
  while (id < table.count && table.realms[id].ctx != ctx) {
    id++;
  }
  return id;
}

static void free_realm(Realm *realm) {
  JSContext *ctx = realm->ctx;
  realm->ctx = NULL;
  set_open(ctx, false);
  records_clear(ctx);
  JS_FreeContext(ctx);
}

JSValue contexts_seal(void) {
  for (uint32_t id = 1; id < table.count; id++) {
    if (table.realms[id].ctx) {
      free_realm(&table.realms[id]);
    }
  }
  return shim_seal(table.realms[0].ctx);
}

void contexts_prepare(uint64_t random, uint32_t hash, double origin) {
  for (uint32_t id = 0; id < table.count; id++) {
    JSContext *ctx = table.realms[id].ctx;
    if (ctx) {
      /* The same hash in all of them: they share their collections. */
      cloche_set_seeds(ctx, random + id, hash, engine.rehash);
      cloche_set_time_origin(ctx, origin);
    }
  }
}

/* Nothing but memory can be missing; not all of what makes builtins tells that it was. */
static bool fill(JSContext *ctx) {
  bool before = alloc_refused();
  alloc_reset_refused();
  bool full = add_intrinsics(ctx) == 0 && !alloc_refused();
  if (before) {
    alloc_note_refusal();
  }
  return full;
}

static JSContext *make(JSContext *maker, uint64_t random) {
  JSContext *ctx = JS_NewContextRaw(engine.rt);
  if (!ctx || !fill(ctx)) {
    /* An error of a context that is half made would not be known as one of memory. */
    if (ctx) {
      JS_FreeValue(ctx, JS_GetException(ctx));
      JS_FreeContext(ctx);
    }
    alloc_note_refusal();
    JS_ThrowOutOfMemory(maker);
    return NULL;
  }
  cloche_share_seeds(ctx, maker, random);
  return ctx;
}

/* A number of the host's, for Math.random. */
static uint64_t read_seed(Message *message) {
  Reader reader = message_reader(message);
  uint64_t seed = 0;
  for (uint32_t i = 0; i < sizeof(seed); i++) {
    seed = seed << 8 | reader_byte(&reader);
  }
  message_free(message);
  return seed;
}

uint64_t handle_context_new(Message *message) {
  JSContext *maker = engine.ctx;
  uint64_t seed = read_seed(message);
  uint32_t id = find_place(maker);
  JSContext *ctx = id == NO_CONTEXT ? NULL : make(maker, seed);
  if (!ctx) {
    return reply_exception();
  }
  table.realms[id] = (Realm){ctx};
  set_open(ctx, true);
  return reply_value(JS_NewUint32(maker, id));
}

uint64_t handle_context_release(Message *message) {
  Reader reader = message_reader(message);
  uint32_t id = reader_varint(&reader);
  bool fine = !reader.bad && id > 0 && id < table.count && table.realms[id].ctx;
  message_free(message);
  if (!fine) {
    return reply_status(STATUS_MALFORMED);
  }
  free_realm(&table.realms[id]);
  return reply_value(JS_UNDEFINED);
}
