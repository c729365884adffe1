/* Encodes errors: their texts, cut to size, then cause and list. */
#include "encode.h"

/* An error's text, or undefined. Getters run; what they throw is dropped. */
static JSValue read_text(JSContext *ctx, JSValueConst error, JSAtom key) {
  JSValue value = JS_UNDEFINED;
  if (cloche_lookup(ctx, error, key, false, &value) == LOOKUP_ACCESSOR) {
    value = JS_GetProperty(ctx, error, key);
  }
  if (JS_IsObject(value) || JS_IsSymbol(value) || JS_IsUndefined(value)) {
    JS_FreeValue(ctx, value);
    return JS_UNDEFINED;
  }
  if (!JS_IsException(value) && !JS_IsString(value)) {
    JSValue text = JS_ToString(ctx, value);
    JS_FreeValue(ctx, value);
    value = text;
  }
  if (JS_IsException(value)) {
    JS_FreeValue(ctx, JS_GetException(ctx));
    return JS_UNDEFINED;
  }
  return value;
}

/* Writes `text` and frees it; `other` stands for undefined. */
static int write_text(Encoder *encoder, JSValue text, const char *other, uint32_t most) {
  int result = 0;
  if (JS_IsUndefined(text)) {
    buffer_ascii(encoder->out, other);
  } else {
    result = encode_string(encoder, text, most);
  }
  JS_FreeValue(encoder->ctx, text);
  return result;
}

static uint8_t causes_above(const Encoder *encoder) {
  if (encoder->depth == 0) {
    return 0;
  }
  const Frame *parent = &encoder->frames[encoder->depth - 1];
  bool chained = parent->kind == FRAME_ERROR && parent->part == ERROR_HAS_CAUSE;
  return chained ? parent->causes + 1 : 0;
}

/* The own data property `errors` when it is an array, else undefined. */
static JSValue error_list(JSContext *ctx, JSValueConst error) {
  JSValue list = JS_UNDEFINED;
  cloche_lookup(ctx, error, cloche_atom_errors, true, &list);
  if (JS_IsArray(list)) {
    return list;
  }
  JS_FreeValue(ctx, list);
  return JS_UNDEFINED;
}

/* The own data property `code` when it is a string or a number, else undefined. */
static JSValue error_code(const Encoder *encoder, JSValueConst error) {
  JSValue code = JS_UNDEFINED;
  if (encoder->no_codes) {
    return code;
  }
  JSAtom key = JS_NewAtom(encoder->ctx, "code");
  if (key == JS_ATOM_NULL) {
    return JS_EXCEPTION;
  }
  cloche_lookup(encoder->ctx, error, key, true, &code);
  JS_FreeAtom(encoder->ctx, key);
  if (JS_IsString(code) || JS_IsNumber(code)) {
    return code;
  }
  JS_FreeValue(encoder->ctx, code);
  return JS_UNDEFINED;
}

/* Writes `code`, which says itself what it is, and frees it. */
static int write_code(Encoder *encoder, JSValue code) {
  int result = 0;
  if (JS_IsString(code)) {
    result = encode_string(encoder, code, MAX_ERROR_TEXT);
  } else if (!JS_IsUndefined(code)) {
    result = encode_primitive(encoder, code);
  }
  JS_FreeValue(encoder->ctx, code);
  return result;
}

static uint8_t parts_of(JSContext *ctx, JSValueConst error, uint8_t causes) {
  uint8_t parts = 0;
  JSValue found = JS_UNDEFINED;
  Lookup cause = cloche_lookup(ctx, error, cloche_atom_cause, true, &found);
  JS_FreeValue(ctx, found);
  if (cause != LOOKUP_NONE && causes < MAX_ERROR_CAUSES) {
    parts |= ERROR_HAS_CAUSE;
  }
  found = error_list(ctx, error);
  if (JS_IsArray(found)) {
    parts |= ERROR_HAS_ERRORS;
  }
  JS_FreeValue(ctx, found);
  return parts;
}

int encode_error(Encoder *encoder, JSValueConst error) {
  JSContext *ctx = encoder->ctx;
  uint8_t causes = causes_above(encoder);
  buffer_byte(encoder->out, TAG_ERROR);
  JSValue name = read_text(ctx, error, cloche_atom_name);
  JSValue message = read_text(ctx, error, cloche_atom_message);
  int failed = write_text(encoder, name, "Error", MAX_ERROR_TEXT);
  failed |= write_text(encoder, message, "", MAX_ERROR_TEXT);
  failed |= write_text(encoder, cloche_error_stack(error), "", MAX_ERROR_STACK);
  uint8_t parts = parts_of(ctx, error, causes);
  JSValue code = error_code(encoder, error);
  buffer_byte(encoder->out, parts | (JS_IsUndefined(code) ? 0 : ERROR_HAS_CODE));
  failed |= JS_IsException(code) ? -1 : write_code(encoder, code);
  if (failed) {
    return -1;
  }
  /* Without parts too: each error is a level of nesting. */
  Frame *frame = open_frame(encoder, FRAME_ERROR, error);
  if (!frame) {
    return -1;
  }
  frame->parts = parts;
  frame->causes = causes;
  return 0;
}

/* Opens the list as a dense array of at most MAX_ERROR_LIST elements. */
static Step open_list(Encoder *encoder, JSValueConst error) {
  bool dense;
  uint32_t number;
  JSValue list = error_list(encoder->ctx, error);
  int known = table_add(encoder, list, &number);
  /* A list that went away while the cause was read is an empty one. */
  uint32_t length = JS_IsArray(list) ? cloche_array_length(list, &dense) : 0;
  JSValueConst kept = list;
  JS_FreeValue(encoder->ctx, list);
  encoder->values++;
  if (known > 0) {
    buffer_byte(encoder->out, TAG_REFERENCE);
    buffer_varint(encoder->out, number);
    return STEP_SKIP;
  }
  Frame *frame = known < 0 ? NULL : open_frame(encoder, FRAME_ARRAY, kept);
  if (!frame) {
    return STEP_FAILED;
  }
  frame->count = length < MAX_ERROR_LIST ? length : MAX_ERROR_LIST;
  buffer_byte(encoder->out, TAG_ARRAY);
  buffer_varint(encoder->out, frame->count);
  return STEP_SKIP;
}

Step next_error_part(Encoder *encoder, JSValue *value) {
  Frame *frame = &encoder->frames[encoder->depth - 1];
  JSValueConst error = frame->object;
  frame->part = frame->parts & ERROR_HAS_CAUSE ? ERROR_HAS_CAUSE : frame->parts;
  if (frame->part == 0) {
    return STEP_END;
  }
  frame->parts &= (uint8_t)~frame->part;
  frame->undo_length = encoder->out->length;
  frame->undo_objects = encoder->object_count;
  if (frame->part == ERROR_HAS_ERRORS) {
    return open_list(encoder, error);
  }
  *value = JS_GetProperty(encoder->ctx, error, cloche_atom_cause);
  return JS_IsException(*value) ? STEP_FAILED : STEP_VALUE;
}

int encode_description(Encoder *encoder) {
  uint32_t number;
  JSContext *ctx = encoder->ctx;
  JS_FreeValue(ctx, JS_GetException(ctx));
  JSValue message = encoder->clone_error
      ? JS_NewString(ctx, refusal_text())
      : JS_NewString(ctx, "the value could not be read");
  if (JS_IsException(message) || table_add(encoder, JS_UNDEFINED, &number) < 0) {
    JS_FreeValue(ctx, message);
    return -1;
  }
  buffer_byte(encoder->out, TAG_ERROR);
  buffer_ascii(encoder->out, encoder->clone_error ? "DataCloneError" : "Error");
  int result = write_text(encoder, message, "", MAX_ERROR_TEXT);
  buffer_ascii(encoder->out, "");
  buffer_byte(encoder->out, 0);
  encoder->values++;
  encoder->clone_error = false;
  return result;
}

static bool memory_error_pending(JSContext *ctx) {
  JSValue pending = JS_GetException(ctx);
  bool memory = alloc_refused() && cloche_is_memory_error(ctx, pending);
  JS_Throw(ctx, pending);
  return memory;
}

bool recover_error_part(Encoder *encoder) {
  uint32_t depth = encoder->depth;
  while (depth > 0
      && !(encoder->frames[depth - 1].kind == FRAME_ERROR && encoder->frames[depth - 1].part)) {
    depth--;
  }
  if (!encoder->lenient || depth == 0 || memory_error_pending(encoder->ctx)) {
    return false;
  }
  while (encoder->depth > depth) {
    close_frame(encoder);
  }
  Frame frame = encoder->frames[depth - 1];
  encoder->out->length = frame.undo_length;
  table_cut(encoder, frame.undo_objects);
  if (frame.part == ERROR_HAS_ERRORS && encoder_array(encoder, 1) != ENCODED) {
    return false;
  }
  return encode_description(encoder) == 0;
}
