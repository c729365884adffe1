/*
 * Objects whose names come first. Hosts send objects of the same few kinds again and again: the
 * shapes of the last lists of names are kept, so that an object is made with all its properties at
 * once and no name is looked up.
 */
#include "decode.h"

#include <string.h>

#define KEPT 16u
#define MAX_LENGTH 248u

typedef struct Kept {
  Shape *shape; /* owned; NULL: free */
  uint32_t count;
  uint32_t length;
  uint8_t names[MAX_LENGTH];
} Kept;

static Kept kept[KEPT];

/* The place used last: objects of one kind follow one another. */
static uint32_t latest;

/* Eight bytes, or those that are left. */
static uint64_t word_at(const uint8_t *bytes, uint32_t at, uint32_t length) {
  uint64_t word = 0;
  if (length - at >= sizeof(word)) {
    memcpy(&word, bytes + at, sizeof(word));
  } else {
    for (uint32_t i = at; i < length; i++) {
      word = word << 8 | bytes[i];
    }
  }
  return word;
}

/* Where a list is kept. One replaces the other there: hostile names cost a miss, never a search. */
static uint32_t place_of(const Reader *names) {
  uint32_t length = reader_left(names);
  uint64_t hash = length;
  for (uint32_t at = 0; at < length; at += sizeof(hash)) {
    hash = (hash ^ word_at(names->at, at, length)) * 0x9E3779B97F4A7C15u;
  }
  return hash >> 32 & (KEPT - 1);
}

static bool same(const uint8_t *left, const uint8_t *right, uint32_t length) {
  for (uint32_t at = 0; at < length; at += sizeof(uint64_t)) {
    if (word_at(left, at, length) != word_at(right, at, length)) {
      return false;
    }
  }
  return true;
}

static bool holds(const Kept *place, JSContext *ctx, uint32_t count, const Reader *names) {
  return place->shape && place->count == count && place->length == reader_left(names)
      && same(place->names, names->at, place->length) && cloche_shape_fits(ctx, place->shape);
}

static void empty(JSContext *ctx, Kept *place) {
  if (place->shape) {
    cloche_shape_release(ctx, place->shape);
    place->shape = NULL;
  }
}

static JSValue build(JSContext *ctx, uint32_t count, Reader *names) {
  JSValue object = JS_NewObject(ctx);
  if (JS_IsException(object)) {
    return object;
  }
  for (uint32_t i = 0; i < count; i++) {
    JSAtom name = decode_name(ctx, names);
    int added = name == JS_ATOM_NULL ? -1 : cloche_add_slot(ctx, object, name);
    JS_FreeAtom(ctx, name);
    names->bad |= added == 0;
    if (added <= 0) {
      JS_FreeValue(ctx, object);
      return JS_EXCEPTION;
    }
  }
  names->bad |= reader_left(names) > 0;
  return object;
}

JSValue record_new(JSContext *ctx, uint32_t count, Reader *names) {
  /* A context that was released must not be kept alive by what it left here. */
  bool small = reader_left(names) <= MAX_LENGTH && context_is_open(ctx);
  if (!small) {
    return build(ctx, count, names);
  }
  if (!holds(&kept[latest], ctx, count, names)) {
    latest = place_of(names);
  }
  Kept *place = &kept[latest];
  if (holds(place, ctx, count, names)) {
    return cloche_new_record(ctx, place->shape);
  }
  Reader list = *names;
  JSValue object = build(ctx, count, names);
  if (JS_IsException(object) || names->bad) {
    return object;
  }
  Shape *shape = cloche_record_shape(object, count);
  if (shape) {
    empty(ctx, place);
    place->shape = shape;
    place->count = count;
    place->length = reader_left(&list);
    memcpy(place->names, list.at, place->length);
  }
  return object;
}

void records_clear(JSContext *ctx) {
  for (uint32_t i = 0; i < KEPT; i++) {
    empty(ctx, &kept[i]);
  }
}
