/*
 * Accessors for QuickJS's private structures, defined in internals.c, which the build appends to
 * quickjs.c. None of them runs guest code, except where said. "Borrowed" values must not be freed;
 * all other returned values belong to the caller. A function that can fail answers JS_EXCEPTION or
 * -1 with the exception pending.
 */
#ifndef CLOCHE_INTERNALS_H
#define CLOCHE_INTERNALS_H

#include "quickjs.h"

typedef enum Kind {
  KIND_PLAIN, /* ordinary and arguments objects */
  KIND_ARRAY,
  KIND_ERROR, /* errors and DOMExceptions */
  KIND_BOXED, /* Number, String, Boolean and BigInt objects */
  KIND_DATE,
  KIND_REGEXP,
  KIND_MAP,
  KIND_SET,
  KIND_ARRAY_BUFFER,
  KIND_VIEW, /* typed arrays and DataViews */
  KIND_OTHER, /* not cloneable */
} Kind;

/* Atoms that QuickJS has from the start; they need not be freed. */
extern const JSAtom cloche_atom_name, cloche_atom_message, cloche_atom_cause;
extern const JSAtom cloche_atom_errors, cloche_atom_then;
/* Whether a property key is an array index. */
bool cloche_atom_index(JSContext *ctx, JSAtom atom, uint32_t *index);

/* Whether it is the prototype that all objects, or all functions, of the realm inherit from. */
bool cloche_is_universal(JSContext *ctx, JSValueConst object);

/* The class of an object. */
Kind cloche_kind(JSValueConst object);
/* The value inside a boxed primitive, a Date's time value. */
JSValue cloche_object_data(JSValueConst object);

/* Strings: raw code units, without conversion. A view is valid while its string lives. */
typedef struct StringView {
  const uint8_t *data;
  uint32_t length; /* in code units */
  bool wide; /* two bytes a code unit */
} StringView;
/* A flat string equal to `string`, which is one or a rope. */
JSValue cloche_flatten(JSContext *ctx, JSValueConst string);
StringView cloche_string_view(JSValueConst flat);
JSValue cloche_new_string(JSContext *ctx, StringView view);

/* BigInts: two's complement, least significant byte first, minimal. */
typedef struct BigIntView {
  const uint8_t *data;
  uint32_t length;
  int32_t small; /* backs `data` of a one-limb integer */
} BigIntView;
void cloche_bigint_view(JSValueConst bigint, BigIntView *view);
JSValue cloche_new_bigint(JSContext *ctx, const uint8_t *data, uint32_t length);

/* Arrays. `dense`: all elements are plain values in one block. */
uint32_t cloche_array_length(JSValueConst array, bool *dense);
/* One element of a still dense array; false when it is not one or the index is past its end. */
bool cloche_dense_element(JSValueConst array, uint32_t index, JSValue *element);

/* An array of this length with room for its elements, none of which is there. */
JSValue cloche_new_array(JSContext *ctx, uint32_t count);
/* Puts an element, quickly where all before it are there and it is the next. Owns `value`; -1. */
int cloche_put_element(JSContext *ctx, JSValueConst array, uint32_t index, JSValue value);

/*
 * Plain objects all of whose properties are enumerable data with names that are no indices: those
 * of their shape, in its order, as it was when it was asked for. NULL for other objects.
 */
typedef struct JSShape Shape;
Shape *cloche_simple_shape(JSContext *ctx, JSValueConst object, uint32_t *count);
void cloche_shape_release(JSContext *ctx, Shape *shape);
JSAtom cloche_shape_key(const Shape *shape, uint32_t index); /* borrowed */
/* The value of a property while the object still has this shape; else false. */
bool cloche_shape_value(JSValueConst object, const Shape *shape, uint32_t index, JSValue *value);
/* The text of a key that is no number; valid while the atom lives. */
StringView cloche_atom_view(JSContext *ctx, JSAtom atom);
/* Defines an own property of a plain object just made. Owns `value`; -1. */
int cloche_put_property(JSContext *ctx, JSValueConst object, JSAtom key, JSValue value);


/*
 * A plain object with the properties of `shape`, all undefined; the shape is one of
 * cloche_record_shape.
 */
JSValue cloche_new_record(JSContext *ctx, Shape *shape);
/*
 * The shape of an object to which `count` properties were added with cloche_add_slot and nothing else
 * was done; NULL when it is of the object alone. Whether it fits a context is asked for: its
 * prototype is a context's.
 */
Shape *cloche_record_shape(JSValueConst object, uint32_t count);
bool cloche_shape_fits(JSContext *ctx, const Shape *shape);
/* Adds a property, undefined, to a plain object just made: 1, 0 when it is there already, or -1. */
int cloche_add_slot(JSContext *ctx, JSValueConst object, JSAtom key);
/* Sets the value of the property that was added as number `index`, still undefined. Owns `value`. */
void cloche_put_slot(JSValueConst object, uint32_t index, JSValue value);

/* Maps and sets. A snapshot is a js_malloc block of keys (and values, alternating, for a Map). */
uint32_t cloche_map_size(JSValueConst map);
int cloche_map_snapshot(JSContext *ctx, JSValueConst map, JSValue **items, uint32_t *count);
JSValue cloche_new_map(JSContext *ctx, bool set);
int cloche_map_put(
    JSContext *ctx, JSValueConst map, bool set, JSValueConst key, JSValueConst value);

/* Regular expressions. */
JSValue cloche_regexp_source(JSValueConst regexp);
/* `text` holds at least 9 bytes. */
void cloche_regexp_flags(JSValueConst regexp, char *text);
JSValue cloche_new_regexp(JSContext *ctx, JSValueConst source, JSValueConst flags);

/* Buffers and views. False: detached or out of bounds. Pointers die with the next guest call. */
typedef struct ViewInfo {
  uint32_t kind; /* as in docs/abi.md */
  JSValueConst buffer; /* borrowed */
  uint32_t offset; /* bytes */
  uint32_t length; /* elements */
} ViewInfo;
bool cloche_buffer_bytes(JSValueConst buffer, uint8_t **data, uint32_t *length);
bool cloche_view_info(JSValueConst view, ViewInfo *info);
/* Where it ends in its buffer, in bytes. */
uint64_t cloche_view_end(const ViewInfo *info);
/* JS_EXCEPTION when the view does not fit its buffer. */
JSValue cloche_new_view(JSContext *ctx, const ViewInfo *info);

/* Errors. */
JSValue cloche_new_error(JSContext *ctx, JSValueConst name, JSValueConst message);
/* The captured stack text, or undefined when it is none. */
JSValue cloche_error_stack(JSValueConst error);
void cloche_set_error_stack(JSContext *ctx, JSValueConst error, JSValueConst stack);
/* Whether the error that tells of exhausted memory is being made at this moment. */
bool cloche_makes_memory_error(const JSRuntime *rt);
/* An InternalError "out of memory", or what is thrown when there is no room for one. */
bool cloche_is_memory_error(JSContext *ctx, JSValueConst error);

/* Looks a property up along the prototype chain without running guest code. */
typedef enum Lookup { LOOKUP_NONE, LOOKUP_DATA, LOOKUP_ACCESSOR } Lookup;
Lookup cloche_lookup(JSContext *ctx, JSValueConst object, JSAtom key, bool own, JSValue *value);
/* Whether a property may be set to the value as it is: QuickJS has nothing to convert, or refuse. */
bool cloche_takes(JSContext *ctx, JSValueConst object, JSAtom key, JSValueConst value);

/* Promises. */
bool cloche_promise_handled(JSValueConst promise);
void cloche_settle_promise(JSContext *ctx, JSValueConst promise, JSValueConst value, bool reject);
/* Queues the job that makes `promise` follow `thenable` by calling `then` on it. */
int cloche_follow_thenable(
    JSContext *ctx, JSValueConst promise, JSValueConst thenable, JSValueConst then);

/* The runtime. */
/* Takes the functions themselves out of what Error.prepareStackTrace sees of the stack. */
int cloche_seal_call_sites(JSContext *ctx);
void cloche_set_stack_limit(JSRuntime *rt, uintptr_t lowest);
size_t cloche_malloc_size(JSRuntime *rt);
/* Seeds Math.random and the hash of keyed collections; `rehash` when some may hold entries. */
void cloche_set_seeds(JSContext *ctx, uint64_t random, uint32_t hash, bool rehash);
bool cloche_has_collections(JSContext *ctx);
/* Seeds a new context: a hash of its own would make nonsense of collections that others made. */
void cloche_share_seeds(JSContext *ctx, JSContext *maker, uint64_t random);

/*
 * A new function that is the builtin `name` of `type` ("Math", "String.prototype"; "globalThis" for
 * what converts) whatever the guest has made of its own; a getter, or a well-known symbol.
 */
JSValue cloche_intrinsic(JSContext *ctx, const char *type, const char *name);
/* The Error or TypeError that the guest's constructor would make, for a function called by the guest. */
JSValue cloche_make_error(JSContext *ctx, JSValueConst message, bool type_error);
/*
 * Defines a property that is not there yet, but looks as if: cloche_late_global makes its value when
 * it is first looked at. When that throws it is tried again.
 */
int cloche_define_late(JSContext *ctx, JSValueConst object, const char *name);
JSValue cloche_late_global(JSContext *ctx);

/* A value that the context keeps alive, out of the guest's reach; undefined before it was given one. */
JSValue cloche_kept(JSContext *ctx);
int cloche_keep(JSContext *ctx, JSValueConst value);

/* Programs. */
/* ES modules, whose values are JS_TAG_MODULE. Whether the context has one of this name, or -1. */
int cloche_module_exists(JSContext *ctx, const char *name);
uint32_t cloche_module_requests(JSValueConst module);
JSValue cloche_module_specifier(JSContext *ctx, JSValueConst module, uint32_t index);
bool cloche_module_awaits(JSValueConst module);
/* From js_malloc; NULL with the exception pending. */
char *cloche_module_name(JSContext *ctx, JSValueConst module);
/* Makes the module's name its `import.meta.url`. */
int cloche_module_set_url(JSContext *ctx, JSValueConst module);
/* Says what an import stands for; false when there is no such import, or it is linked otherwise. */
bool cloche_module_connect(JSValueConst module, uint32_t index, JSValueConst imported);
/* Says that all imports are connected; false when they are not. */
bool cloche_module_resolve(JSValueConst module);
/* Makes the functions of a module that is resolved, and of what it imports: 0 or -1. */
int cloche_module_create(JSContext *ctx, JSValueConst module);
/* Links a module, and all that it imports, of which there are the functions: 1 or -1. */
int cloche_module_link(JSContext *ctx, JSValueConst module);
/* Takes back that a module is linked, which no linked one may import: its imports may change. */
void cloche_module_unlink(JSValueConst module);
bool cloche_module_linked(JSValueConst module);
JSValue cloche_module_namespace(JSContext *ctx, JSValueConst module);
/* A script's bytecode as one of `ctx`: functions belong to the context that they were read in. */
JSValue cloche_script_for(JSContext *ctx, JSValueConst script);
/* Makes now the zero of performance.now(). */
void cloche_set_time_origin(JSContext *ctx, double milliseconds);
/* Tells where structures that the host reads lie and how they are built; see internals_layout.c. */
typedef void LayoutVisitor(void *opaque, const char *name, uint32_t value);
void cloche_layout(JSRuntime *rt, LayoutVisitor *visit, void *opaque);
/* Debugging. Places are counted from 1; a line of 0 is no place. */
typedef struct Place {
  int line, column;
} Place;

/* Why the guest stops; what the host may answer; which exceptions stop. As in docs/abi.md. */
typedef enum Stop {
  STOP_ASKED = 0, STOP_STEP = 1, STOP_BREAKPOINT = 2, STOP_STATEMENT = 3, STOP_THROWN = 4,
} Stop;
typedef enum Going {
  GO_FREELY = 0, GO_INTO = 1, GO_OVER = 2, GO_OUT = 3, GO_AS_BEFORE = 4,
} Going;
enum { THROWN_NONE = 0, THROWN_UNCAUGHT = 1, THROWN_ALL = 2 };

/* debug.c: tells the host that the guest stops. How to go on, a Going, or -1: do not go on. */
int cloche_debug_paused(JSContext *ctx, Stop reason, JSValueConst thrown);
/* Has the functions compiled from now on stop, or not; which exceptions do. */
void cloche_debug_enable(bool compiling, uint8_t thrown);
/* Whether guest code that runs from now on is the debugger's and does not stop; answers what was. */
bool cloche_debug_busy(bool busy);
/* Ends a step that is being made. */
void cloche_debug_steps_end(void);
/* Removes all breakpoints. */
void cloche_debug_clear(JSRuntime *rt);
/* Sets one at the first place of the file's functions that is not before `wanted`, and says where. */
Place cloche_debug_break(JSRuntime *rt, JSAtom file, Place wanted);
/* All such places, in no order. */
typedef void PlaceVisitor(void *opaque, Place place);
void cloche_debug_places(JSRuntime *rt, JSAtom file, PlaceVisitor *visit, void *opaque);
/* The calls under way of functions that stop, the latest is number 0. Atoms are borrowed. */
typedef struct DebugFrame {
  JSContext *realm;
  JSAtom function, file;
  Place place;
} DebugFrame;
bool cloche_debug_frame(JSContext *ctx, uint32_t index, DebugFrame *seen);
/* Runs guest code as if it stood there. */
JSValue cloche_debug_evaluate(JSContext *ctx, uint32_t index, const char *text, size_t length);
/* The scopes of a call from the inside to the outside; stops with -1 when the visitor does. */
typedef int ScopeVisitor(void *opaque, const char *kind, JSValueConst scope);
int cloche_debug_scopes(JSContext *ctx, uint32_t index, ScopeVisitor *visit, void *opaque);
/* What an object's class is called. */
JSValue cloche_class_name(JSContext *ctx, JSValueConst object);
/* What a function was made of, or what stands for that; undefined when it would have to be made up. */
JSValue cloche_function_text(JSContext *ctx, JSValueConst function);
/* Borrowed; false for what is no proxy. */
bool cloche_proxy_parts(JSValueConst object, JSValueConst *target, JSValueConst *handler);
/* Beginnings and ends of garbage collections: odd while one is going on. See MemoryEdits. */
extern uint32_t cloche_collections;

#endif
