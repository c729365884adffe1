/* The objects of one message by number, and their numbers by identity. */
#include "encode.h"

static uint32_t slot_of(const Encoder *encoder, JSValueConst object) {
  uint32_t address = (uint32_t)(uintptr_t)JS_VALUE_GET_PTR(object);
  return ((address >> 3) * 2654435761u) & (encoder->slot_count - 1);
}

static void insert(Encoder *encoder, uint32_t number) {
  uint32_t slot = slot_of(encoder, encoder->objects[number]);
  while (encoder->slots[slot] != 0) {
    slot = (slot + 1) & (encoder->slot_count - 1);
  }
  encoder->slots[slot] = number + 1;
}

static void rebuild(Encoder *encoder) {
  for (uint32_t i = 0; i < encoder->slot_count; i++) {
    encoder->slots[i] = 0;
  }
  for (uint32_t number = 0; number < encoder->object_count; number++) {
    if (JS_IsObject(encoder->objects[number])) {
      insert(encoder, number);
    }
  }
}

/* Doubles the table; at most half of its slots are in use. */
static int grow(Encoder *encoder) {
  uint32_t capacity = encoder->object_capacity ? encoder->object_capacity * 2 : FIRST_NUMBERED;
  uint32_t count = encoder->object_count;
  JSContext *ctx = encoder->ctx;
  JSValue *objects = block_grow(ctx, encoder->objects, encoder->first_objects,
      count * sizeof(JSValue), capacity * sizeof(JSValue));
  if (!objects) {
    return -1;
  }
  encoder->objects = objects;
  uint32_t *slots = block_grow(ctx, encoder->slots, encoder->first_slots, 0,
      capacity * 2 * sizeof(uint32_t));
  if (!slots) {
    return -1;
  }
  encoder->slots = slots;
  uint32_t *lengths = block_grow(ctx, encoder->lengths, encoder->first_lengths,
      count * sizeof(uint32_t), capacity * sizeof(uint32_t));
  if (!lengths) {
    return -1;
  }
  encoder->lengths = lengths;
  encoder->slot_count = capacity * 2;
  encoder->object_capacity = capacity;
  rebuild(encoder);
  return 0;
}

int table_add(Encoder *encoder, JSValueConst object, uint32_t *number) {
  bool real = JS_IsObject(object);
  if (real && encoder->slot_count > 0) {
    uint32_t slot = slot_of(encoder, object);
    for (; encoder->slots[slot] != 0; slot = (slot + 1) & (encoder->slot_count - 1)) {
      *number = encoder->slots[slot] - 1;
      if (JS_VALUE_GET_PTR(encoder->objects[*number]) == JS_VALUE_GET_PTR(object)) {
        return 1;
      }
    }
  }
  if (encoder->object_count == encoder->object_capacity && grow(encoder) < 0) {
    return -1;
  }
  *number = encoder->object_count++;
  encoder->objects[*number] = JS_DupValue(encoder->ctx, object);
  if (real) {
    insert(encoder, *number);
  }
  return 0;
}

void table_cut(Encoder *encoder, uint32_t count) {
  while (encoder->object_count > count) {
    JS_FreeValue(encoder->ctx, encoder->objects[--encoder->object_count]);
  }
  rebuild(encoder);
}

void table_free(Encoder *encoder) {
  for (uint32_t i = 0; i < encoder->object_count; i++) {
    JS_FreeValue(encoder->ctx, encoder->objects[i]);
  }
  block_free(encoder->ctx, encoder->objects, encoder->first_objects);
  block_free(encoder->ctx, encoder->slots, encoder->first_slots);
  block_free(encoder->ctx, encoder->lengths, encoder->first_lengths);
}
