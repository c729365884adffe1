/*
 * The atoms of names that stand in the program's constants, found by their addresses: each context
 * defines the same builtins. They are kept for good. Small, for it is part of each isolate: an
 * address, counted from the first constant's, and an atom are one number.
 */
#define STATIC_ATOM_SLOTS 1536
#define STATIC_ATOM_BITS 15

extern const uint8_t __global_base, __data_end;

static struct {
    uint32_t count;
    uint32_t slots[STATIC_ATOM_SLOTS]; /* 0: free */
} static_atoms;

/* What a constant's slot holds, apart from the atom; 0 for what is none. */
static uint32_t js_static_key(const void *constant)
{
    uintptr_t address = (uintptr_t)constant, base = (uintptr_t)&__global_base;

    if (address < base || address >= (uintptr_t)&__data_end ||
        address - base >= UINT32_MAX >> STATIC_ATOM_BITS)
        return 0;
    return (uint32_t)(address - base + 1) << STATIC_ATOM_BITS;
}

/* The atom of prefix and name; `constant` stands for both if it is one. */
static JSAtom js_static_atom(JSContext *ctx, const void *constant, const char *prefix,
                             const char *name)
{
    uint32_t key = js_static_key(constant), found;
    uint32_t slot = (key >> STATIC_ATOM_BITS) * 0x9E3779B1u / (UINT32_MAX / STATIC_ATOM_SLOTS + 1);
    char buf[64];
    JSAtom atom;

    while (key != 0 && (found = static_atoms.slots[slot]) != 0) {
        if (found >> STATIC_ATOM_BITS == key >> STATIC_ATOM_BITS)
            return JS_DupAtom(ctx, found - key);
        slot = (slot + 1) % STATIC_ATOM_SLOTS;
    }
    if (*prefix) {
        snprintf(buf, sizeof(buf), "%s %s", prefix, name);
        name = buf;
    }
    atom = JS_NewAtom(ctx, name);
    if (key != 0 && atom != JS_ATOM_NULL && atom < 1u << STATIC_ATOM_BITS &&
        static_atoms.count < STATIC_ATOM_SLOTS / 8 * 7) {
        static_atoms.slots[slot] = key | JS_DupAtom(ctx, atom);
        static_atoms.count++;
    }
    return atom;
}

/* Names the function of an accessor, which was made without a name. */
static void js_name_accessor(JSContext *ctx, JSValueConst function, const void *key,
                             const char *prefix, const char *name)
{
    JSAtom atom;
    JSValue text;

    if (JS_IsException(function) ||
        JS_VALUE_GET_OBJ(function)->shape->prop_count < 2)
        return;
    atom = js_static_atom(ctx, key, prefix, name);
    text = atom == JS_ATOM_NULL ? JS_EXCEPTION : JS_AtomToString(ctx, atom);
    JS_FreeAtom(ctx, atom);
    /* After its length; no guest code has seen it yet. */
    if (!JS_IsException(text))
        set_value(ctx, &JS_VALUE_GET_OBJ(function)->prop[1].u.value, text);
}

