/*
 * The last part of internals.c: where the host finds the guest's stack of calls and its heap's
 * counters in linear memory. The host reads them there itself, without running anything in the
 * guest, so the compiler must say at build time where they are.
 */

uint32_t cloche_collections;

/* The word at `offset` of a structure: a mask, when the bits of one of its fields are set. */
static uint32_t cloche_word_at(const void *structure, size_t offset) {
  uint32_t word;
  memcpy(&word, (const uint8_t *)structure + offset, sizeof(word));
  return word;
}

static uint32_t cloche_tag_word(int tag) {
  JSValue value = JS_MKPTR(tag, NULL);
  return cloche_word_at(&value, sizeof(uint32_t));
}

/* Where the bits of a word begin that follow a field of type uint32_t. */
#define CLOCHE_WORD_BEFORE(type, field) (offsetof(type, field) - sizeof(uint32_t))
#define CLOCHE_GC_TYPE_BYTE (offsetof(JSMallocBlockHeader, ref_count) - 1)

_Static_assert(sizeof(JSValue) == 8 && sizeof(void *) == 4, "the host expects values of two words");

void cloche_layout(JSRuntime *rt, LayoutVisitor *visit, void *opaque) {
  const JSString sliced = {.kind = JS_STRING_KIND_SLICE}, any_kind = {.kind = 3};
  const JSString wide = {.is_wide_char = 1};
  const JSShapeProperty special = {.flags = JS_PROP_TMASK};
  const JSMallocBlockHeader any_type = {.gc_obj_type = 0x7F};
  const JSMallocBlockHeader object = {.gc_obj_type = JS_GC_OBJ_TYPE_JS_OBJECT};
  const size_t kind = CLOCHE_WORD_BEFORE(JSString, hash_next);
  const struct {
    const char *name;
    uintptr_t value;
  } entries[] = {
    {"runtime.frame", (uintptr_t)&rt->current_stack_frame},
    {"runtime.collections", (uintptr_t)&cloche_collections},
    {"runtime.atoms", (uintptr_t)&rt->atom_array},
    {"runtime.atomSize", (uintptr_t)&rt->atom_size},
    {"runtime.atomCount", (uintptr_t)&rt->atom_count},
    {"runtime.allocated", (uintptr_t)&rt->malloc_state.malloc_size},
    {"runtime.allocations", (uintptr_t)&rt->malloc_state.malloc_count},
    {"runtime.heapList", (uintptr_t)&rt->gc_obj_list},
    {"debug.asked", (uintptr_t)&cloche_debug.asked},
    {"list.next", offsetof(struct list_head, next)},
    {"cell.link", offsetof(JSGCObjectHeader, link)},
    /* The type of a cell stands in front of it. */
    {"cell.type", CLOCHE_GC_TYPE_BYTE - offsetof(JSMallocBlockHeader, user_data)},
    {"cell.typeMask", ((const uint8_t *)&any_type)[CLOCHE_GC_TYPE_BYTE]},
    {"cell.typeObject", ((const uint8_t *)&object)[CLOCHE_GC_TYPE_BYTE]},
    {"frame.previous", offsetof(JSStackFrame, prev_frame)},
    {"frame.function", offsetof(JSStackFrame, cur_func)},
    {"value.tag", sizeof(uint32_t)},
    {"value.objectTag", cloche_tag_word(JS_TAG_OBJECT)},
    {"value.stringTag", cloche_tag_word(JS_TAG_STRING)},
    {"object.class", offsetof(JSObject, class_id)},
    {"object.shape", offsetof(JSObject, shape)},
    {"object.slots", offsetof(JSObject, prop)},
    {"object.bytecode", offsetof(JSObject, u.func.function_bytecode)},
    {"class.function", JS_CLASS_BYTECODE_FUNCTION},
    {"class.generator", JS_CLASS_GENERATOR_FUNCTION},
    {"class.asyncFunction", JS_CLASS_ASYNC_FUNCTION},
    {"class.asyncGenerator", JS_CLASS_ASYNC_GENERATOR_FUNCTION},
    {"shape.hashMask", offsetof(JSShape, prop_hash_mask)},
    {"shape.count", offsetof(JSShape, prop_count)},
    {"shape.hashes", offsetof(JSShape, hash_table)},
    {"shape.hashSize", sizeof(((JSShape *)NULL)->hash_table[0])},
    {"property.size", sizeof(JSShapeProperty)},
    {"property.atom", offsetof(JSShapeProperty, atom)},
    {"property.special", cloche_word_at(&special, CLOCHE_WORD_BEFORE(JSShapeProperty, atom))},
    {"slot.size", sizeof(JSProperty)},
    {"atom.name", JS_ATOM_name},
    {"bytecode.name", offsetof(JSFunctionBytecode, func_name)},
    {"bytecode.file", offsetof(JSFunctionBytecode, filename)},
    {"bytecode.line", offsetof(JSFunctionBytecode, line_num)},
    {"bytecode.column", offsetof(JSFunctionBytecode, col_num)},
    {"string.wide", cloche_word_at(&wide, 0)},
    {"string.kind", kind},
    {"string.kindMask", cloche_word_at(&any_kind, kind)},
    {"string.kindSlice", cloche_word_at(&sliced, kind)},
    {"string.data", sizeof(JSString)},
    {"slice.parent", offsetof(JSStringSlice, parent)},
    {"slice.start", offsetof(JSStringSlice, start)},
  };
  for (int i = 0; i < countof(entries); i++) {
    visit(opaque, entries[i].name, (uint32_t)entries[i].value);
  }
}
