/* What a debugger sees of values: descriptions, which hold data and numbers of handles only. */
#ifndef CLOCHE_DEBUG_H
#define CLOCHE_DEBUG_H

#include "handles.h"

/* Appends to an array. Owns `item`, which may be JS_EXCEPTION; -1 when it is, or memory is out. */
int list_add(JSContext *ctx, JSValueConst list, JSValue item);

/*
 * `[kind, value]` of a primitive value, `[kind, null, handle, class, constructor, size, texts]` of
 * an object, as docs/abi.md has them. Strings are cut off after `longest` code units. Runs no guest
 * code. Handles are offered: whoever asks says whether they come to be the host's.
 */
JSValue describe(JSContext *ctx, JSValueConst value, uint32_t longest);

/* Lists no more than `most` own properties, and what is inside of the object. As describe. */
JSValue describe_properties(JSContext *ctx, JSValueConst object, uint32_t most);

#endif
