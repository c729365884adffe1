/* DataCloneErrors, with the path to what cannot be cloned: `result.a[3]`. */
#include "encode.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define PATH_LENGTH 144u

/* Static: the stack of the guest is small, and nothing here runs guest code. */
static char path[PATH_LENGTH + 4];
static char text[256];

static bool append(const char *piece) {
  size_t used = strlen(path);
  size_t length = strlen(piece);
  if (length > PATH_LENGTH - used) {
    strcpy(path + used, "...");
    return false;
  }
  memcpy(path + used, piece, length + 1);
  return true;
}

static bool is_identifier(const char *key) {
  for (const char *p = key; *p; p++) {
    bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '_' || *p == '$';
    if (!letter && !(p > key && *p >= '0' && *p <= '9')) {
      return false;
    }
  }
  return *key != '\0';
}

static bool append_key(JSContext *ctx, JSAtom atom) {
  const char *key = JS_AtomToCString(ctx, atom);
  if (!key) {
    JS_FreeValue(ctx, JS_GetException(ctx));
    return append(".?");
  }
  bool plain = is_identifier(key);
  bool fits = append(plain ? "." : "[\"") && append(key) && (plain || append("\"]"));
  JS_FreeCString(ctx, key);
  return fits;
}

static bool append_number(const char *format, uint32_t number) {
  char piece[32];
  snprintf(piece, sizeof(piece), format, number);
  return append(piece);
}

static bool append_entry(JSContext *ctx, const Frame *frame) {
  uint32_t index = frame->index - 1;
  switch (frame->kind) {
    case FRAME_OBJECT:
      return append_key(
          ctx, frame->shape ? cloche_shape_key(frame->shape, index) : frame->keys[index].atom);
    case FRAME_SPARSE:
      cloche_atom_index(ctx, frame->keys[index].atom, &index);
      return append_number("[%u]", index);
    case FRAME_ARRAY:
      return append_number("[%u]", index);
    case FRAME_MAP:
      return append_number(index % 2 ? "<value %u>" : "<key %u>", index / 2);
    case FRAME_SET:
      return append_number("<%u>", index);
    default:
      return append(frame->part == ERROR_HAS_CAUSE ? ".cause" : ".errors");
  }
}

int refuse(Encoder *encoder, const char *reason) {
  path[0] = '\0';
  bool fits = append(encoder->root);
  if (encoder->item > 0) {
    fits = fits && append_number("[%u]", encoder->item - 1);
  }
  for (uint32_t i = 0; i < encoder->depth && fits; i++) {
    fits = append_entry(encoder->ctx, &encoder->frames[i]);
  }
  snprintf(text, sizeof(text), "%s could not be cloned: %s", path, reason);
  JS_ThrowDOMException(encoder->ctx, "DataCloneError", "%s", text);
  encoder->clone_error = true;
  return -1;
}

int refuse_value(Encoder *encoder, JSValueConst value) {
  char reason[64];
  JSContext *ctx = encoder->ctx;
  if (JS_IsSymbol(value)) {
    return refuse(encoder, "it is a symbol");
  }
  if (JS_IsFunction(ctx, value)) {
    return refuse(encoder, "it is a function");
  }
  if (JS_IsProxy(value)) {
    return refuse(encoder, "it is a Proxy");
  }
  JSAtom class_name = JS_GetClassName(JS_GetRuntime(ctx), JS_GetClassID(value));
  const char *name = class_name == JS_ATOM_NULL ? NULL : JS_AtomToCString(ctx, class_name);
  snprintf(reason, sizeof(reason), "it is of class %s", name ? name : "unknown");
  JS_FreeCString(ctx, name);
  JS_FreeAtom(ctx, class_name);
  return refuse(encoder, reason);
}

const char *refusal_text(void) {
  return text;
}
