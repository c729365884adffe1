/* UTF-8 as the Encoding Standard has it: what is no text becomes U+FFFD. */
#include <stdlib.h>

#include "hostcall.h"

#define REPLACEMENT 0xFFFDu

static uint32_t unit(StringView text, uint32_t at) {
  return text.wide ? ((const uint16_t *)text.data)[at] : text.data[at];
}

/* The code point at `*at`, which moves on; a lone surrogate is replaced. */
static uint32_t code_point(StringView text, uint32_t *at) {
  uint32_t first = unit(text, (*at)++);
  if (first < 0xD800 || first > 0xDFFF) {
    return first;
  }
  uint32_t second = first <= 0xDBFF && *at < text.length ? unit(text, *at) : 0;
  if (second < 0xDC00 || second > 0xDFFF) {
    return REPLACEMENT;
  }
  (*at)++;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

static uint8_t *put(uint8_t *out, uint32_t code) {
  if (code < 0x80) {
    *out++ = (uint8_t)code;
    return out;
  }
  if (code < 0x800) {
    *out++ = (uint8_t)(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      *out++ = (uint8_t)(0xE0 | code >> 12);
    } else {
      *out++ = (uint8_t)(0xF0 | code >> 18);
      *out++ = (uint8_t)(0x80 | (code >> 12 & 0x3F));
    }
    *out++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
  }
  *out++ = (uint8_t)(0x80 | (code & 0x3F));
  return out;
}

static JSValue encode_flat(JSContext *ctx, StringView text) {
  /* A code unit takes three bytes at most, one of Latin-1 two. */
  size_t most = (size_t)text.length * (text.wide ? 3 : 2);
  uint8_t *bytes = js_malloc(ctx, most ? most : 1);
  if (!bytes) {
    return JS_EXCEPTION;
  }
  uint8_t *end = bytes;
  for (uint32_t at = 0; at < text.length;) {
    end = put(end, code_point(text, &at));
  }
  JSValue array = JS_NewUint8ArrayCopy(ctx, bytes, (size_t)(end - bytes));
  js_free(ctx, bytes);
  return array;
}

JSValue utf8_encode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  if (!JS_IsString(argv[0])) {
    return JS_ThrowTypeError(ctx, "not a string");
  }
  JSValue flat = cloche_flatten(ctx, argv[0]);
  if (JS_IsException(flat)) {
    return flat;
  }
  JSValue array = encode_flat(ctx, cloche_string_view(flat));
  JS_FreeValue(ctx, flat);
  return array;
}

/* What may follow a lead byte: how many, and the bounds of the first of them. 0 of an invalid one. */
static int sequence(uint8_t lead, uint8_t *lowest, uint8_t *highest) {
  *lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  *highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    return 1;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return 2;
  }
  return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

/* Reads one code point of more than one byte; REPLACEMENT and `*bad` for as much as is no text. */
static const uint8_t *take(const uint8_t *at, const uint8_t *end, uint32_t *code, bool *bad) {
  uint8_t lowest, highest;
  uint8_t lead = *at++;
  int rest = sequence(lead, &lowest, &highest);
  *code = rest > 0 ? lead & (0x3Fu >> rest) : REPLACEMENT;
  *bad |= rest == 0;
  for (; rest > 0; rest--) {
    if (at == end || *at < lowest || *at > highest) {
      *code = REPLACEMENT;
      *bad = true;
      return at;
    }
    *code = *code << 6 | (*at++ & 0x3F);
    lowest = 0x80;
    highest = 0xBF;
  }
  return at;
}

/* Fills `units`, which has one for each byte; answers how many, and all bits of them together. */
static uint32_t decode_units(
    const uint8_t *at, const uint8_t *end, uint16_t *units, uint32_t *bits, bool *bad) {
  uint32_t count = 0;
  *bits = 0;
  while (at < end) {
    uint32_t code = *at;
    if (code < 0x80) {
      at++;
    } else {
      at = take(at, end, &code, bad);
    }
    *bits |= code;
    if (code >= 0x10000) {
      units[count++] = (uint16_t)(0xD800 + ((code - 0x10000) >> 10));
      code = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
    units[count++] = (uint16_t)code;
  }
  return count;
}

JSValue utf8_decode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv) {
  size_t size;
  const uint8_t *bytes = JS_GetUint8Array(ctx, &size, argv[0]);
  if (!bytes && JS_HasException(ctx)) {
    return JS_EXCEPTION;
  }
  uint16_t *units = js_malloc(ctx, size ? size * sizeof(uint16_t) : 1);
  if (!units) {
    return JS_EXCEPTION;
  }
  uint32_t bits;
  bool bad = false;
  uint32_t count = decode_units(bytes, bytes + size, units, &bits, &bad);
  StringView text = {(const uint8_t *)units, count, bits > 0xFF};
  if (!text.wide) {
    uint8_t *narrow = (uint8_t *)units;
    for (uint32_t i = 0; i < count; i++) {
      narrow[i] = (uint8_t)units[i];
    }
  }
  JSValue string = bad && JS_ToBool(ctx, argv[1]) ? JS_UNDEFINED : cloche_new_string(ctx, text);
  js_free(ctx, units);
  return string;
}
