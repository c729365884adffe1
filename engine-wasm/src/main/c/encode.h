/*
 * The structured clone, guest to host. An encoder walks a value without recursion: its frames are
 * on the heap. Guest code runs only in getters of own enumerable properties and of errors' texts;
 * whatever it does to the value, lengths are read anew and every object met stays alive until the
 * encoder is freed.
 */
#ifndef CLOCHE_ENCODE_H
#define CLOCHE_ENCODE_H

#include "block.h"
#include "buffer.h"

typedef enum Step {
  STEP_VALUE, /* there is a value to encode */
  STEP_SKIP, /* the entry needs none */
  STEP_END, /* the container is complete */
  STEP_FAILED, /* an exception is pending */
} Step;

typedef enum FrameKind {
  FRAME_OBJECT,
  FRAME_ARRAY,
  FRAME_SPARSE,
  FRAME_MAP,
  FRAME_SET,
  FRAME_ERROR,
} FrameKind;

/* What is left to do of one container. */
typedef struct Frame {
  FrameKind kind;
  JSValueConst object; /* kept alive by Encoder.objects */
  uint32_t index; /* of the next entry */
  uint32_t count; /* entries at the time the container was met */
  uint32_t emitted; /* entries written: some may have gone meanwhile */
  uint32_t count_at; /* where `count` stands in the buffer */
  JSPropertyEnum *keys; /* owned: FRAME_OBJECT, FRAME_SPARSE; may be more than `count` */
  uint32_t key_count;
  Shape *shape; /* owned: FRAME_OBJECT, in place of keys where it has a simple one */
  JSValue *items; /* owned: FRAME_MAP, FRAME_SET */
  uint8_t parts; /* FRAME_ERROR: ERROR_HAS_... still to come, */
  uint8_t part; /* ... and the one under way, or 0 */
  uint8_t causes; /* FRAME_ERROR: length of the chain above */
  uint32_t undo_length; /* FRAME_ERROR: where the part under way began, in bytes, */
  uint32_t undo_objects; /* ... and in objects */
} Frame;

#define FIRST_FRAMES 4u
#define FIRST_NUMBERED 8u

typedef struct Encoder {
  JSContext *ctx;
  Buffer *out;
  const char *root; /* what a path in a message begins with, */
  uint32_t item; /* ... and, unless 0, which item of it, from 1 */
  bool no_codes; /* errors go without their codes */
  bool lenient; /* an error's parts that cannot be cloned are described instead */
  bool clone_error; /* the pending exception is a DataCloneError made here */
  bool too_large;
  uint32_t values;
  Frame *frames;
  uint32_t depth, frame_capacity;
  JSValue *objects; /* by number */
  uint32_t *lengths; /* of those that are buffers: bytes written, for a buffer may grow later */
  uint32_t object_count, object_capacity;
  uint32_t *slots; /* hash of objects: number + 1, or 0 */
  uint32_t slot_count; /* a power of two */
  Frame first_frames[FIRST_FRAMES];
  JSValue first_objects[FIRST_NUMBERED];
  uint32_t first_lengths[FIRST_NUMBERED];
  uint32_t first_slots[FIRST_NUMBERED * 2];
} Encoder;

typedef enum Encoded {
  ENCODED,
  ENCODE_EXCEPTION, /* pending */
  ENCODE_TOO_LARGE,
} Encoded;

/* Appends `value` to `out`. May be called again for the next value of the same message. */
Encoded encoder_write(Encoder *encoder, JSValueConst value);
/* Appends the head of an array that has no counterpart in the guest. */
Encoded encoder_array(Encoder *encoder, uint32_t length);
void encoder_free(Encoder *encoder);

/* For the parts of the encoder only. Unless said otherwise 0, or -1 with the exception pending. */

/* encode_table.c: 1 when `object` is already there (then `number` is its), 0 when it was added. */
int table_add(Encoder *encoder, JSValueConst object, uint32_t *number);
/* Forgets the objects from number `count` on. */
void table_cut(Encoder *encoder, uint32_t count);
void table_free(Encoder *encoder);

/* encode_primitive.c */
int encode_primitive(Encoder *encoder, JSValueConst value);
/* At most `most` code units. */
int encode_string(Encoder *encoder, JSValueConst string, uint32_t most);

/* encode_object.c: writes what needs no frame, opens a frame for the rest. */
int encode_object(Encoder *encoder, JSValueConst object);
Frame *open_frame(Encoder *encoder, FrameKind kind, JSValueConst object);

/* encode_binary.c */
int encode_array_buffer(Encoder *encoder, JSValueConst buffer);
int encode_view(Encoder *encoder, JSValueConst view);

/* encode_step.c: the next entry of the innermost frame; `value` belongs to the caller. */
Step next_entry(Encoder *encoder, JSValue *value);
void close_frame(Encoder *encoder);

/* encode_error.c */
int encode_error(Encoder *encoder, JSValueConst error);
Step next_error_part(Encoder *encoder, JSValue *value);
/* Replaces the error's part under way by a description; false when that cannot be. */
bool recover_error_part(Encoder *encoder);
/* Writes an error that says why another value could not be encoded, and takes the exception. */
int encode_description(Encoder *encoder);

/* encode_refuse.c: throws a DataCloneError that names the path to what is being encoded. */
int refuse(Encoder *encoder, const char *reason);
int refuse_value(Encoder *encoder, JSValueConst value);
/* The text of the last refusal, UTF-8. */
const char *refusal_text(void);

#endif
