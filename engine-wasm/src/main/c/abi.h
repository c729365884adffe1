/*
 * What crosses between Java and the engine: docs/abi.md in C. Nothing else may cross.
 *
 * Ownership: a request block comes from cloche_alloc and belongs to cloche_request from the call
 * on. A reply belongs to the engine and stays valid until the next request.
 */
#ifndef CLOCHE_ABI_H
#define CLOCHE_ABI_H

#include <stdint.h>

#define CLOCHE_EXPORT(name) __attribute__((export_name(#name), visibility("default")))
#define CLOCHE_IMPORT(name) __attribute__((import_module("cloche"), import_name(#name)))

/* Exports. */
int32_t cloche_boot(int32_t flags);
void cloche_prepare(int64_t seed, uint32_t heap_limit, uint32_t reply_limit);
void *cloche_alloc(uint32_t length);
uint64_t cloche_request(uint32_t op, uint8_t *block, uint32_t length);

/* Imports. */
CLOCHE_IMPORT(host_call)
uint32_t cloche_host_call(uint32_t op, const uint8_t *message, uint32_t length);
CLOCHE_IMPORT(host_take)
void cloche_host_take(uint8_t *target, uint32_t length);
/* Asked by the interpreter's stack check; the meter replaces the import by code. */
CLOCHE_IMPORT(depth_exceeded)
int32_t cloche_depth_exceeded(void);

/* Operations of cloche_request. */
enum {
  OP_EVAL_SCRIPT = 1,
  OP_CALL_EXPORT = 2,
  OP_RESUME = 3,
  OP_SETTLE = 4,
  OP_DEFINE_FUNCTION = 5,
  OP_DEFINE_GLOBALS = 6,
  OP_COLLECT = 7,
  OP_LAYOUT = 8,
  OP_COMPILE = 9,
  OP_LOAD = 10,
  OP_SEAL = 11,
  OP_CONTEXT_NEW = 16,
  OP_CONTEXT_RELEASE = 17,
  OP_SCRIPT = 18,
  OP_REFERENCE = 19,
  OP_RELEASE = 20,
  OP_MODULE = 21,
  OP_LINK = 22,
  OP_DEBUG = 23,
  OP_SCRIPT_LOAD = 24,
  OP_WAIT = 25,
  OP_GO_ON = 26,
  OP_CALLBACKS = 27,
};

/* First byte of a reply. */
typedef enum Status {
  STATUS_VALUE = 0,
  STATUS_THROWN = 1,
  STATUS_PENDING = 2,
  STATUS_OUT_OF_MEMORY = 3,
  STATUS_TOO_LARGE = 4,
  STATUS_MALFORMED = 5,
  STATUS_REJECTED = 6,
  STATUS_REFUSED = 7,
} Status;

/* Operations of cloche_host_call. */
enum {
  HOST_FUNCTION = 1,
  HOST_CONSOLE = 2,
  HOST_RESOLVE = 3,
  HOST_READ = 4,
  HOST_LIBRARY = 5,
  HOST_STARTING = 6,
  HOST_MODULE = 7,
  HOST_FUNCTION_TEXT = 8,
  HOST_RANDOM = 9,
  HOST_FILE = 10,
  HOST_IMPORT = 16,
  HOST_PAUSED = 17,
};

/* Value tags. */
enum {
  TAG_UNDEFINED = 0x00,
  TAG_NULL = 0x01,
  TAG_FALSE = 0x02,
  TAG_TRUE = 0x03,
  TAG_INT32 = 0x04,
  TAG_DOUBLE = 0x05,
  TAG_BIGINT = 0x06,
  TAG_LATIN1 = 0x07,
  TAG_UTF16 = 0x08,
  TAG_DATE = 0x09,
  TAG_REGEXP = 0x0A,
  TAG_MAP = 0x0B,
  TAG_SET = 0x0C,
  TAG_ARRAY = 0x0D,
  TAG_OBJECT = 0x0E,
  TAG_ARRAY_BUFFER = 0x0F,
  TAG_VIEW = 0x10,
  TAG_ERROR = 0x11,
  TAG_REFERENCE = 0x12,
  TAG_SPARSE_ARRAY = 0x13,
  TAG_HOST_PROMISE = 0x14,
  TAG_RECORD = 0x15,
  TAG_HOLE = 0x1F,
};

enum {
  ERROR_HAS_CAUSE = 1,
  ERROR_HAS_ERRORS = 2,
  ERROR_HAS_CODE = 4,
};

/* Caps that both sides apply to one message. */
#define MAX_NESTING 1000u
#define MAX_VALUES 1000000u
#define MAX_ERROR_TEXT 8192u
#define MAX_ERROR_STACK 16384u
#define MAX_ERROR_CAUSES 10u
#define MAX_ERROR_LIST 100u
/* A sparse array has more than this many elements, fewer than half of them there. */
#define SPARSE_THRESHOLD 64u

#endif
