/*
 * A part of internals.c: stopping at statements, and what is there to be seen of functions that
 * have been stopped. The interpreter's part of it is in the edits that the build makes to it.
 */

ClocheDebug cloche_debug;

static struct {
  bool busy; /* stopped: what the host evaluates meanwhile does not stop */
  Going step;
  uint32_t depth; /* calls that there were when the step began */
  JSValueConst thrown; /* what was thrown last: only to be compared with, for it may be gone, ... */
  uint32_t thrown_depth; /* ... and how many there were then */
} cloche_debugger;

/* Which places in the script a function's code comes from, in the order of the code. */
typedef struct Lines {
  const uint8_t *at, *end;
  int line, column; /* of the code up to `next`, where the other ones begin to hold */
  uint32_t next;
  int next_line, next_column;
} Lines;

static bool lines_read(Lines *lines) {
  uint32_t distance = 0;
  int32_t line = 0, column = 0;
  int length;
  if (lines->at >= lines->end) {
    return false;
  }
  unsigned op = *lines->at++;
  if (op == 0) {
    if ((length = get_leb128(&distance, lines->at, lines->end)) < 0) {
      return false;
    }
    lines->at += length;
    if ((length = get_sleb128(&line, lines->at, lines->end)) < 0) {
      return false;
    }
    lines->at += length;
  } else {
    distance = (op - PC2LINE_OP_FIRST) / PC2LINE_RANGE;
    line = (int)((op - PC2LINE_OP_FIRST) % PC2LINE_RANGE) + PC2LINE_BASE;
  }
  if ((length = get_sleb128(&column, lines->at, lines->end)) < 0) {
    return false;
  }
  lines->at += length;
  lines->next += distance;
  lines->next_line += line;
  lines->next_column += column;
  return true;
}

static void lines_seek(Lines *lines, uint32_t pc) {
  while (lines->next <= pc) {
    lines->line = lines->next_line;
    lines->column = lines->next_column;
    if (!lines_read(lines)) {
      lines->next = UINT32_MAX;
    }
  }
}

/* Goes from one OP_debug of a function to the next. */
typedef struct Stops {
  JSFunctionBytecode *b;
  Lines lines;
  uint32_t pc; /* behind `flags` */
  uint8_t *flags;
} Stops;

static Stops stops_of(JSFunctionBytecode *b) {
  const uint8_t *lines = b->pc2line_buf;
  return (Stops){
    .b = b,
    .lines = {
      .at = lines,
      .end = lines ? lines + b->pc2line_len : NULL,
      .next_line = b->line_num,
      .next_column = b->col_num,
    },
  };
}

/* The next one before `end`; false when there is none. */
static bool stops_next(Stops *stops, uint32_t end) {
  while (stops->pc < end) {
    uint8_t *at = stops->b->byte_code_buf + stops->pc;
    stops->pc += short_opcode_info(*at).size;
    if (*at == OP_debug) {
      stops->flags = at + 3;
      lines_seek(&stops->lines, (uint32_t)(at - stops->b->byte_code_buf));
      return true;
    }
  }
  return false;
}

static bool place_before(int line, int column, int than_line, int than_column) {
  return line < than_line || (line == than_line && column < than_column);
}

/* Calls the visitor with each place of a file at which its functions stop, in no order. */
typedef void StopVisitor(void *opaque, const Stops *stops);

static void stops_visit(JSRuntime *rt, JSAtom file, StopVisitor *visit, void *opaque) {
  struct list_head *link;
  list_for_each(link, &rt->gc_obj_list) {
    JSGCObjectHeader *cell = list_entry(link, JSGCObjectHeader, link);
    JSFunctionBytecode *b = (JSFunctionBytecode *)cell;
    if (JS_GC_TYPE(cell) == JS_GC_OBJ_TYPE_FUNCTION_BYTECODE
        && (file == JS_ATOM_NULL || b->filename == file)) {
      Stops stops = stops_of(b);
      while (stops_next(&stops, (uint32_t)b->byte_code_len)) {
        visit(opaque, &stops);
      }
    }
  }
}

static void clear_breakpoint(void *opaque, const Stops *stops) {
  (void)opaque;
  *stops->flags &= ~DEBUG_BREAKPOINT;
}

void cloche_debug_clear(JSRuntime *rt) {
  stops_visit(rt, JS_ATOM_NULL, clear_breakpoint, NULL);
}

/* Looks for the first place not before another one. */
typedef struct Search {
  Place wanted, found;
} Search;

static void search_place(void *opaque, const Stops *stops) {
  Search *search = opaque;
  const Lines *at = &stops->lines;
  Place *found = &search->found;
  if (!place_before(at->line, at->column, search->wanted.line, search->wanted.column)
      && (!found->line || place_before(at->line, at->column, found->line, found->column))) {
    *found = (Place){at->line, at->column};
  }
}

static void set_breakpoint(void *opaque, const Stops *stops) {
  const Place *at = opaque;
  if (stops->lines.line == at->line && stops->lines.column == at->column) {
    *stops->flags |= DEBUG_BREAKPOINT;
  }
}

Place cloche_debug_break(JSRuntime *rt, JSAtom file, Place wanted) {
  Search search = {.wanted = wanted};
  stops_visit(rt, file, search_place, &search);
  if (search.found.line) {
    stops_visit(rt, file, set_breakpoint, &search.found);
  }
  return search.found;
}

typedef struct Listing {
  PlaceVisitor *visit;
  void *opaque;
} Listing;

static void list_place(void *opaque, const Stops *stops) {
  const Listing *listing = opaque;
  listing->visit(listing->opaque, (Place){stops->lines.line, stops->lines.column});
}

void cloche_debug_places(JSRuntime *rt, JSAtom file, PlaceVisitor *visit, void *opaque) {
  Listing listing = {visit, opaque};
  stops_visit(rt, file, list_place, &listing);
}

/* Stopping. */

static uint32_t debug_depth(const JSStackFrame *frame) {
  uint32_t depth = 0;
  for (; frame; frame = frame->prev_frame) {
    depth++;
  }
  return depth;
}

void cloche_debug_enable(bool compiling, uint8_t thrown) {
  cloche_debug.compiling = compiling;
  cloche_debug.thrown = thrown;
}

bool cloche_debug_busy(bool busy) {
  bool before = cloche_debugger.busy;
  cloche_debugger.busy = busy;
  return before;
}

void cloche_debug_steps_end(void) {
  cloche_debugger.step = GO_FREELY;
  cloche_debug.stepping = false;
}

static bool step_ends(const JSStackFrame *frame) {
  switch (cloche_debugger.step) {
    case GO_INTO:
      return true;
    case GO_OVER:
      return debug_depth(frame) <= cloche_debugger.depth;
    case GO_OUT:
      return debug_depth(frame) < cloche_debugger.depth;
    default:
      return false;
  }
}

static int debug_pause(
    JSContext *ctx, const JSStackFrame *frame, Stop reason, JSValueConst thrown) {
  cloche_debugger.busy = true;
  int step = cloche_debug_paused(ctx, reason, thrown);
  cloche_debugger.busy = false;
  if (step < 0) {
    return -1;
  }
  if (step != GO_AS_BEFORE) {
    cloche_debugger.step = (Going)step;
    cloche_debugger.depth = debug_depth(frame);
    cloche_debug.stepping = step != GO_FREELY;
  }
  return 0;
}

static int cloche_debug_stop(JSContext *ctx, JSStackFrame *frame, int flags) {
  Stop reason;
  if (cloche_debugger.busy) {
    return 0;
  }
  if (flags & DEBUG_STATEMENT) {
    reason = STOP_STATEMENT;
  } else if (flags & DEBUG_BREAKPOINT) {
    reason = STOP_BREAKPOINT;
  } else if (step_ends(frame)) {
    reason = STOP_STEP;
  } else if (cloche_debug.asked) {
    reason = STOP_ASKED;
  } else {
    return 0;
  }
  cloche_debug.asked = 0;
  return debug_pause(ctx, frame, reason, JS_UNDEFINED);
}

/* Whether a `try` is around the place where a function is. */
static bool frame_catches(const JSStackFrame *frame) {
  const JSObject *function = JS_VALUE_GET_OBJ(frame->cur_func);
  const JSFunctionBytecode *b = function->u.func.function_bytecode;
  uint32_t here = (uint32_t)(frame->cur_pc - b->byte_code_buf);
  for (uint32_t pc = 0; pc < here;) {
    const uint8_t *at = b->byte_code_buf + pc;
    if (*at == OP_catch && pc + 1 + get_u32(at + 1) >= here) {
      return true;
    }
    pc += short_opcode_info(*at).size;
  }
  return false;
}

/* Whether it is one of a function of JavaScript that has come to some place in its code. */
static bool frame_runs_code(const JSStackFrame *frame) {
  return JS_VALUE_GET_TAG(frame->cur_func) == JS_TAG_OBJECT && frame->cur_pc
      && js_class_has_bytecode(JS_VALUE_GET_OBJ(frame->cur_func)->class_id);
}

static bool is_caught(const JSStackFrame *frame) {
  for (; frame; frame = frame->prev_frame) {
    if (frame_runs_code(frame) && frame_catches(frame)) {
      return true;
    }
  }
  return false;
}

/* Whether a debugger may look at it: it was compiled with statements that stop. */
static bool frame_scope(const JSStackFrame *frame, int *scope, Place *place);

static void cloche_debug_thrown(JSContext *ctx, JSStackFrame *frame) {
  JSRuntime *rt = ctx->rt;
  JSValue thrown = rt->current_exception;
  uint32_t depth = debug_depth(frame);
  int scope;
  Place place;
  /* On its way up the calls an exception comes by here once for each of them. */
  bool seen = !memcmp(&thrown, &cloche_debugger.thrown, sizeof(thrown))
      && depth < cloche_debugger.thrown_depth;
  if (cloche_debugger.busy || !frame_scope(frame, &scope, &place) || JS_IsUncatchableError(thrown)) {
    return;
  }
  cloche_debugger.thrown = thrown;
  cloche_debugger.thrown_depth = depth;
  if (seen || (cloche_debug.thrown == THROWN_UNCAUGHT && is_caught(frame))) {
    return;
  }
  rt->current_exception = JS_UNINITIALIZED;
  if (debug_pause(ctx, frame, STOP_THROWN, thrown) < 0) {
    JS_FreeValueRT(rt, thrown);
  } else {
    rt->current_exception = thrown;
  }
}

/* Frames. */

static bool frame_scope(const JSStackFrame *frame, int *scope, Place *place) {
  if (!frame_runs_code(frame)) {
    return false;
  }
  JSFunctionBytecode *b = JS_VALUE_GET_OBJ(frame->cur_func)->u.func.function_bytecode;
  uint32_t here = (uint32_t)(frame->cur_pc - b->byte_code_buf);
  Stops stops = stops_of(b);
  bool found = false;
  while (stops_next(&stops, here)) {
    *scope = get_u16(stops.flags - 2) - 1;
    *place = (Place){stops.lines.line, stops.lines.column};
    found = true;
  }
  return found;
}

/* The frame that the host calls `index`, and where it is; NULL when there is none. */
static JSStackFrame *find_frame(JSRuntime *rt, uint32_t index, int *scope, Place *place) {
  for (JSStackFrame *frame = rt->current_stack_frame; frame; frame = frame->prev_frame) {
    if (frame_scope(frame, scope, place) && index-- == 0) {
      return frame;
    }
  }
  return NULL;
}

bool cloche_debug_frame(JSContext *ctx, uint32_t index, DebugFrame *seen) {
  int scope;
  JSStackFrame *frame = find_frame(ctx->rt, index, &scope, &seen->place);
  if (!frame) {
    return false;
  }
  const JSFunctionBytecode *b = JS_VALUE_GET_OBJ(frame->cur_func)->u.func.function_bytecode;
  seen->realm = b->realm;
  seen->function = b->func_name;
  seen->file = b->filename;
  if (index > 0) {
    /* Of a function that waits for a call, the call is more to the point than its statement. */
    int column;
    uint32_t call = (uint32_t)(frame->cur_pc - b->byte_code_buf) - 1;
    seen->place.line = find_line_num(ctx, (JSFunctionBytecode *)b, call, &column);
    seen->place.column = column;
  }
  return true;
}

JSValue cloche_debug_evaluate(JSContext *ctx, uint32_t index, const char *text, size_t length) {
  JSRuntime *rt = ctx->rt;
  int scope;
  Place place;
  JSStackFrame *top = rt->current_stack_frame;
  JSStackFrame *frame = find_frame(rt, index, &scope, &place);
  if (!frame) {
    return JS_ThrowReferenceError(ctx, "there is no such call");
  }
  JSContext *realm = JS_VALUE_GET_OBJ(frame->cur_func)->u.func.function_bytecode->realm;
  bool compiling = cloche_debug.compiling;
  cloche_debug.compiling = false;
  rt->current_stack_frame = frame;
  JSValue value = JS_EvalInternal(
      realm, JS_UNDEFINED, text, length, "<evaluated>", 1, JS_EVAL_TYPE_DIRECT, scope);
  rt->current_stack_frame = top;
  cloche_debug.compiling = compiling;
  return value;
}

/* Scopes: variables as properties of objects made for it. */

static bool is_hidden(JSAtom name, int kind) {
  switch (name) {
    case JS_ATOM_NULL:
    case JS_ATOM__ret_:
    case JS_ATOM__var_:
    case JS_ATOM__arg_var_:
    case JS_ATOM__with_:
    case JS_ATOM_this:
    case JS_ATOM_this_active_func:
    case JS_ATOM_home_object:
    case JS_ATOM_new_target:
      return true;
    default:
      return kind >= JS_VAR_PRIVATE_FIELD && kind != JS_VAR_USING;
  }
}

/* Adds a variable to a scope; one that is not initialised is not there yet. */
static int scope_put(JSContext *ctx, JSValueConst scope, JSAtom name, JSValueConst value) {
  return JS_IsUninitialized(value)
      ? 0
      : JS_DefinePropertyValue(ctx, scope, name, js_dup(value), JS_PROP_C_W_E);
}

static int local_put(
    JSContext *ctx, JSValueConst scope, const JSStackFrame *frame, const JSFunctionBytecode *b, int i) {
  const JSVarDef *variable = &b->vardefs[i];
  if (is_hidden(variable->var_name, variable->var_kind)) {
    return 0;
  }
  return scope_put(ctx, scope, variable->var_name,
      i < b->arg_count ? frame->arg_buf[i] : frame->var_buf[i - b->arg_count]);
}

/* A function's arguments and what it declares with `var`. */
static int put_unscoped(
    JSContext *ctx, JSValueConst scope, const JSStackFrame *frame, const JSFunctionBytecode *b) {
  for (int i = 0; i < b->arg_count + b->var_count; i++) {
    bool unscoped = i < b->arg_count || b->vardefs[i].scope_level == 0;
    if (unscoped && local_put(ctx, scope, frame, b, i) < 0) {
      return -1;
    }
  }
  return 0;
}

static int put_captured(JSContext *ctx, JSValueConst scope, const JSObject *function) {
  const JSFunctionBytecode *b = function->u.func.function_bytecode;
  for (int i = b->closure_var_count - 1; i >= 0; i--) { /* The innermost ones last, and so to be seen. */
    const JSClosureVar *variable = &b->closure_var[i];
    bool global = variable->closure_type >= JS_CLOSURE_GLOBAL_REF
        && variable->closure_type <= JS_CLOSURE_GLOBAL;
    const JSVarRef *captured = function->u.func.var_refs[i];
    if (global || !captured || is_hidden(variable->var_name, variable->var_kind)) {
      continue;
    }
    if (scope_put(ctx, scope, variable->var_name, *captured->pvalue) < 0) {
      return -1;
    }
  }
  return 0;
}

static int scope_end(
    JSContext *ctx, ScopeVisitor *visit, void *opaque, const char *kind, JSValue scope, int failed) {
  int result = failed < 0 ? -1 : visit(opaque, kind, scope);
  JS_FreeValue(ctx, scope);
  return result;
}

/* Blocks from the inside to the outside, and then the function. */
static int visit_locals(
    JSContext *ctx, const JSStackFrame *frame, int at, ScopeVisitor *visit, void *opaque) {
  const JSFunctionBytecode *b = JS_VALUE_GET_OBJ(frame->cur_func)->u.func.function_bytecode;
  /* Where parameters have a scope of their own, that of the function's body is the second one. */
  int body = b->has_simple_parameter_list ? 1 : 2;
  JSValue block = JS_UNDEFINED;
  int level = -1, failed = 0;
  JSValue function = JS_NewObjectProto(ctx, JS_NULL);
  if (JS_IsException(function) || put_unscoped(ctx, function, frame, b) < 0) {
    JS_FreeValue(ctx, function);
    return -1;
  }
  while (at >= 0 && at < b->var_count && failed >= 0) {
    const JSVarDef *variable = &b->vardefs[b->arg_count + at];
    if (variable->scope_level <= body) {
      failed = variable->scope_level > 0 ? local_put(ctx, function, frame, b, b->arg_count + at) : 0;
    } else {
      if (variable->scope_level != level) {
        if (level >= 0) {
          failed = scope_end(ctx, visit, opaque, "block", block, failed);
        }
        block = JS_NewObjectProto(ctx, JS_NULL);
        level = variable->scope_level;
      }
      failed = failed < 0 || JS_IsException(block)
          ? -1
          : local_put(ctx, block, frame, b, b->arg_count + at);
    }
    at = variable->scope_next;
  }
  if (level >= 0) {
    failed = scope_end(ctx, visit, opaque, "block", block, failed);
  }
  return scope_end(ctx, visit, opaque, "local", function, failed);
}

/* Global variables that are no properties of the global object. */
static int put_global_lexicals(JSContext *ctx, JSValueConst scope, JSContext *realm) {
  JSPropertyEnum *names;
  uint32_t count;
  int failed = JS_GetOwnPropertyNames(ctx, &names, &count, realm->global_var_obj, JS_GPN_STRING_MASK);
  for (uint32_t i = 0; i < count && failed >= 0; i++) {
    JSProperty *slot;
    JSShapeProperty *shape
        = find_own_property(&slot, JS_VALUE_GET_OBJ(realm->global_var_obj), names[i].atom);
    if (shape && (shape->flags & JS_PROP_TMASK) == JS_PROP_NORMAL) {
      failed = scope_put(ctx, scope, names[i].atom, slot->u.value);
    } else if (shape && (shape->flags & JS_PROP_TMASK) == JS_PROP_VARREF) {
      failed = scope_put(ctx, scope, names[i].atom, *slot->u.var_ref->pvalue);
    }
  }
  if (count > 0) {
    JS_FreePropertyEnum(ctx, names, count);
  }
  return failed;
}

int cloche_debug_scopes(JSContext *ctx, uint32_t index, ScopeVisitor *visit, void *opaque) {
  int at;
  Place place;
  JSStackFrame *frame = find_frame(ctx->rt, index, &at, &place);
  if (!frame) {
    return 0;
  }
  const JSObject *function = JS_VALUE_GET_OBJ(frame->cur_func);
  if (visit_locals(ctx, frame, at, visit, opaque) < 0) {
    return -1;
  }
  JSValue captured = JS_NewObjectProto(ctx, JS_NULL);
  int failed = JS_IsException(captured) ? -1 : put_captured(ctx, captured, function);
  if (scope_end(ctx, visit, opaque, "closure", captured, failed) < 0) {
    return -1;
  }
  JSContext *realm = function->u.func.function_bytecode->realm;
  JSValue script = JS_NewObjectProto(ctx, JS_NULL);
  failed = JS_IsException(script) ? -1 : put_global_lexicals(ctx, script, realm);
  if (scope_end(ctx, visit, opaque, "script", script, failed) < 0) {
    return -1;
  }
  return visit(opaque, "global", realm->global_obj);
}

/* Objects, looked at without running any of their code. */

JSValue cloche_class_name(JSContext *ctx, JSValueConst object) {
  return JS_AtomToString(ctx, ctx->rt->class_array[JS_VALUE_GET_OBJ(object)->class_id].class_name);
}

JSValue cloche_function_text(JSContext *ctx, JSValueConst function) {
  const JSObject *p = JS_VALUE_GET_OBJ(function);
  return js_class_has_bytecode(p->class_id) && p->u.func.function_bytecode->source_len
      ? js_function_toString(ctx, function, 0, NULL)
      : JS_UNDEFINED;
}

bool cloche_proxy_parts(JSValueConst object, JSValueConst *target, JSValueConst *handler) {
  const JSObject *p = JS_VALUE_GET_OBJ(object);
  if (p->class_id != JS_CLASS_PROXY) {
    return false;
  }
  const JSProxyData *proxy = p->u.opaque;
  *target = proxy->target;
  *handler = proxy->handler;
  return true;
}
