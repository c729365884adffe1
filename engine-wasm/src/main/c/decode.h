/*
 * The structured clone, host to guest. Everything is built with define operations and QuickJS's own
 * constructors: setters, iterators and constructors of the guest see nothing of it. Containers are
 * filled without recursion: what is left to do of each waits in a frame on the heap.
 */
#ifndef CLOCHE_DECODE_H
#define CLOCHE_DECODE_H

#include "block.h"
#include "engine.h"

typedef enum Decoded {
  DECODED,
  DECODE_MALFORMED, /* the message breaks the format */
  DECODE_EXCEPTION, /* pending: no memory, a regular expression that does not compile, ... */
} Decoded;

/* Reads one value; it must end where the reader ends. */
Decoded decode_value(JSContext *ctx, Reader *reader, JSValue *value);

/* Reads an array, which must end where the reader ends; its elements are the caller's. */
Decoded decode_elements(JSContext *ctx, Reader *reader, int *count, JSValue **values);
/*
 * Reads the array that a request's body is; its elements are the caller's. The message is freed in
 * any case.
 */
Decoded decode_list(JSContext *ctx, Message *message, int *count, JSValue **values);
void free_list(JSContext *ctx, int count, JSValue *values);

/* For the parts of the decoder only. */
typedef enum FillKind {
  FILL_OBJECT,
  FILL_RECORD,
  FILL_ARRAY,
  FILL_SPARSE,
  FILL_MAP,
  FILL_SET,
  FILL_ERROR,
} FillKind;

typedef struct Fill {
  FillKind kind;
  JSValueConst object; /* kept alive by Decoder.objects */
  uint32_t index; /* of the next entry */
  uint32_t count;
  uint32_t position; /* FILL_SPARSE: of the element being read */
  JSAtom property; /* owned; FILL_OBJECT: of the entry being read */
  JSValue key; /* owned; FILL_MAP: of the entry being read */
  uint8_t parts; /* FILL_ERROR: ERROR_HAS_... still to come */
} Fill;

#define FIRST_FILLS 8u
#define FIRST_OBJECTS 16u

typedef struct Decoder {
  JSContext *ctx;
  Reader *in;
  uint32_t values;
  Fill *fills;
  uint32_t depth, fill_capacity;
  JSValue *objects; /* by number; the decoder holds a reference to each */
  uint32_t object_count, object_capacity;
  Fill first_fills[FIRST_FILLS];
  JSValue first_objects[FIRST_OBJECTS];
} Decoder;

/*
 * Each answers false when the message is malformed (`in->bad` is set) or an exception is pending.
 * A value belongs to the caller.
 */
/* decode_item.c: one value, of containers the beginning; they are pushed as a fill. */
bool decode_item(Decoder *decoder, JSValue *value);
bool decode_string(Decoder *decoder, JSValue *string);
/* A property name; JS_ATOM_NULL as false. */
JSAtom decode_name(JSContext *ctx, Reader *in);
bool register_object(Decoder *decoder, JSValueConst object);
/* decode_scalar.c */
bool decode_scalar(Decoder *decoder, uint8_t tag, JSValue *value);
bool decode_binary(Decoder *decoder, uint8_t tag, JSValue *value);
/* decode_container.c */
bool decode_container(Decoder *decoder, uint8_t tag, JSValue *value);
/*
 * decode_record.c: an object with the properties of a list of `count` names, all undefined. Malformed
 * lists set `names->bad`.
 */
JSValue record_new(JSContext *ctx, uint32_t count, Reader *names);
/* Forgets which lists of names there have been. */
void records_clear(JSContext *ctx);
/* decode_fill.c: goes on with the innermost container, or closes it. */
bool fill_entry(Decoder *decoder);

#endif
