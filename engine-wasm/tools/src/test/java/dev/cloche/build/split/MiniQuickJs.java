package dev.cloche.build.split;

/** A source with every shape that the splitter relies on, and next to nothing else. */
final class MiniQuickJs {
  private static final String RUNTIME =
      """
      struct JSRuntime {
          struct JSStackFrame *current_stack_frame;
      };
      static inline bool js_arith_to_float64(JSValue v, double *pd)
      {
      }
      static inline uintptr_t js_get_stack_pointer(void)
      {
          return (uintptr_t)__builtin_frame_address(0);
      }
      static inline bool js_check_stack_overflow(JSRuntime *rt, size_t alloca_size)
      {
          uintptr_t sp;
          sp = js_get_stack_pointer() - alloca_size;
          return unlikely(sp < rt->stack_limit);
      }
      static int JS_InitAtoms(JSRuntime *rt);
      void JS_FreeRuntime(JSRuntime *rt)
      {
          js_free_rt(rt, rt->atom_hash);
          js_free_rt(rt, rt->shape_hash);
      }
      void JS_RunGC(JSRuntime *rt)
      {
          gc_decref(rt);
          gc_free_cycles(rt);
      }
      static __exception int JS_CopyDataProperties(JSContext *ctx,
                                                   JSValue target,
                                                   JSValue source,
      {
          p = JS_VALUE_GET_OBJ(source);

          gpn_flags = JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK | JS_GPN_ENUM_ONLY;
      }
      static void js_function_set_properties(JSContext *ctx, JSValue func_obj,
      {
          JS_DefinePropertyValue(ctx, func_obj, JS_ATOM_length, js_int32(len),
                                 JS_PROP_CONFIGURABLE);
          JS_DefinePropertyValue(ctx, func_obj, JS_ATOM_name,
                                 JS_AtomToString(ctx, name), JS_PROP_CONFIGURABLE);
      }
      /* Note: at least 'length' arguments will be readable in 'argv' */
      /* `name` may be NULL, pure ASCII or UTF-8 encoded */
      JSValue JS_NewCFunction3(JSContext *ctx, JSCFunction *func,
      {
                               cproto == JS_CFUNC_constructor_or_func_magic);
          name_atom = JS_ATOM_empty_string;
          if (name && *name) {
              name_atom = JS_NewAtom(ctx, name);
          }
      }
      static JSAtom find_atom(JSContext *ctx, const char *name)
      {
          {
              atom = JS_NewAtom(ctx, name);
          }
          return atom;
      }
      static int JS_InstantiateFunctionListItem(JSContext *ctx, JSValueConst obj,
      {
                  char buf[64];

                  getter = JS_UNDEFINED;
                  if (e->u.getset.get.generic) {
                      snprintf(buf, sizeof(buf), "get %s", e->name);
                      getter = JS_NewCFunction2(ctx, e->u.getset.get.generic,
                                                buf, 0, e->def_type == JS_DEF_CGETSET_MAGIC ? JS_CFUNC_getter_magic : JS_CFUNC_getter,
                                                e->magic);
                  }
                  if (e->u.getset.set.generic) {
                      snprintf(buf, sizeof(buf), "set %s", e->name);
                      setter = JS_NewCFunction2(ctx, e->u.getset.set.generic,
                                                buf, 1, e->def_type == JS_DEF_CGETSET_MAGIC ? JS_CFUNC_setter_magic : JS_CFUNC_setter,
                                                e->magic);
                  }
      }
      static JSValue js_bytecode_autoinit(JSContext *ctx, JSObject *p, JSAtom atom,
                                          void *opaque)
      {
          switch ((uintptr_t)opaque) {
          default:
              abort();
          case JS_BUILTIN_ARRAY_FROMASYNC:
              return JS_UNDEFINED;
          }
      }
      static int JS_AutoInitProperty(JSContext *ctx, JSObject *p, JSAtom prop,
      {
          if (js_shape_prepare_update(ctx, p, &prs))
              return -1;

          realm = js_autoinit_get_realm(pr);
          val = func(realm, p, prop, pr->u.init.opaque);
          js_autoinit_free(ctx->rt, pr);
          prs->flags &= ~JS_PROP_TMASK;
          pr->u.value = JS_UNDEFINED;
          if (JS_IsException(val))
              return -1;
          pr->u.value = val;
          return 0;
      }
      static no_inline __exception int __js_poll_interrupts(JSContext *ctx)
      {
      }
      static inline __exception int js_poll_interrupts(JSContext *ctx)
      {
          if (unlikely(--ctx->interrupt_counter <= 0)) {
              return __js_poll_interrupts(ctx);
          } else {
              return 0;
          }
      }
      """;

  private static final String FUNCTION_TEXTS =
      """
      typedef struct JSFunctionBytecode {
          int source_len;
          int pc2line_len;
      } JSFunctionBytecode;
      typedef struct JSFunctionDef {
          char *source;  /* raw source, utf-8 encoded */
          int source_len;
      } JSFunctionDef;
      static int js_parse_class(JSParseState *s)
      {
          ctor_fd->source_len = s->buf_ptr - class_start_ptr;
      }
      static int js_parse_function_decl2(JSParseState *s)
      {
          if (arrow) {
                  fd->source_len = s->last_ptr - ptr;
          }
              fd->source_len = s->buf_ptr - ptr;
      }
      static void js_free_function_def(JSContext *ctx, JSFunctionDef *fd)
      {
          free_bytecode_atoms(ctx->rt, fd->byte_code.buf, fd->byte_code.size,
                              fd->use_short_opcodes);
          dbuf_free(&fd->byte_code);
      }
      static JSValue js_create_function(JSContext *ctx, JSFunctionDef *fd)
      {
          /* recompute scope linkage */
          for (scope = 0; scope < fd->scope_count; scope++) {
          }
          b->source_len = fd->source_len;
      }
      static void js_trigger_gc(JSRuntime *rt, size_t size)
      {
              rt->malloc_gc_threshold = rt->malloc_state.malloc_size +
                  (rt->malloc_state.malloc_size >> 1);
      }
      static JSValue JS_EvalFunctionInternal(JSContext *ctx)
      {
              fun_obj = js_closure(ctx, fun_obj, var_refs, sf);
              ret_val = JS_CallFree(ctx, fun_obj, this_obj, 0, NULL);
      }
      static int perform_promise_then(JSContext *ctx)
      {
              JS_EnqueueJob(ctx, promise_reaction_job, 5, args);
              for(i = 0; i < 2; i++)
                  promise_reaction_data_free(ctx->rt, rd_array[i]);
      }
      static JSValue __JS_EvalInternal(JSContext *ctx)
      {
              m->func_obj = fun_obj;
              if (js_resolve_module(ctx, m) < 0)
                  goto fail1;
      }
      static int JS_WriteFunctionTag(BCWriterState *s, JSValueConst obj)
      {
          if (s->allow_debug) {
              if (s->allow_source && b->source) {
                  bc_put_leb128(s, b->source_len);
                  dbuf_put(&s->dbuf, b->source, b->source_len);
              } else {
                  bc_put_leb128(s, 0);
              }
          }
          return 0;
       fail:
          return -1;
      }

      static int JS_WriteModule(BCWriterState *s, JSValueConst obj)
      {
      }
      static JSValue JS_ReadFunctionTag(BCReaderState *s)
      {
          if (b->source_len) {
              if (bc_get_buf(s, b->source, b->source_len))
                  goto fail;
          }
      }
      static JSValue js_function_toString(JSContext *ctx, JSValueConst this_val,
                                          int argc, JSValueConst *argv)
      {
          if (js_class_has_bytecode(p->class_id)) {
              if (b->source)
                  return JS_NewStringLen(ctx, b->source, b->source_len);
          }
      }
      """;

  private static final String STATEMENTS =
      """
      static __exception int js_parse_statement_or_decl(JSParseState *s,
                                                        int decl_mask)
      {
          switch(tok = s->token.val) {
          case '{':
              if (js_parse_block(s))
                  goto fail;
          }
      }
      static __exception int js_parse_source_element(JSParseState *s)
      {
          } else if (s->token.val == TOK_EXPORT && fd->module) {
              if (js_parse_export(s))
                  return -1;
          }
      }
      static JSFunctionDef *js_new_function_def(JSContext *ctx)
      {
          fd->is_eval = is_eval;
          fd->is_func_expr = is_func_expr;
      }
      static int add_func_var(JSContext *ctx, JSFunctionDef *fd, JSAtom name)
      {
          int idx = fd->func_var_idx;
          if (idx < 0 && (idx = add_var(ctx, fd, name)) >= 0) {
          }
      }
      static int add_arguments_var(JSContext *ctx, JSFunctionDef *fd)
      {
          int idx = fd->arguments_var_idx;
          if (idx < 0 && (idx = add_var(ctx, fd, JS_ATOM_arguments)) >= 0) {
          }
      }
      static void add_eval_variables(JSContext *ctx, JSFunctionDef *s)
      {
                      if (vd->scope_level == 0 &&
                          vd->var_name != JS_ATOM_NULL) {
                          capture_var(fd, vd);
                          get_closure_var(ctx, s, fd,
                                          JS_CLOSURE_LOCAL, i, vd->var_name, false,
                                          vd->is_lexical, JS_VAR_NORMAL);
                      }
                      if (vd->scope_level == 0 && is_var_in_arg_scope(vd)) {
                          capture_var(fd, vd);
                          get_closure_var(ctx, s, fd,
                                          JS_CLOSURE_LOCAL, i, vd->var_name, false,
                                          vd->is_lexical, JS_VAR_NORMAL);
                      }
      }
      static __exception int resolve_variables(JSContext *ctx, JSFunctionDef *s)
      {
              switch(op) {
              case OP_eval: /* convert scope index to adjusted variable index */
                  break;
              case OP_apply_eval: /* convert scope index to adjusted variable index */
                  break;
              }
      }
      static __exception int resolve_labels(JSContext *ctx, JSFunctionDef *s)
      {
              switch(op) {
              default:
              no_change:
                  add_pc2line_info(s, bc_out.size, line_num, col_num);
                  break;
              }
      }
      static __exception int js_parse_arrow(JSParseState *s)
      {
              if (s->token.val != '{') {
                  if (js_parse_function_check_names(s, fd, func_name))
                      goto fail;

                  if (js_parse_assign_expr(s))
                      goto fail;
              }
      }
      """;

  private static final String ENTRY =
      """
      /* argv[] is modified if (flags & JS_CALL_FLAG_COPY_ARGV) = 0. */
      static JSValue JS_CallInternal(JSContext *caller_ctx, JSValueConst func_obj,
                                     JSValueConst this_obj, JSValueConst new_target,
                                     int argc, JSValueConst *argv, int flags)
      {
          JSRuntime *rt = caller_ctx->rt;
          if (js_poll_interrupts(caller_ctx))
              return JS_EXCEPTION;
          if (unlikely(JS_VALUE_GET_TAG(func_obj) != JS_TAG_OBJECT)) {
              if (flags & JS_CALL_FLAG_GENERATOR) {
                  resume_the_coroutine();
                  if (s->throw_flag)
                      goto exception;
                  else
                      goto restart;
              } else {
                  goto not_a_function;
              }
          }
          dispatch_other_calls();
          b = p->u.func.function_bytecode;

          if (js_check_stack_overflow(rt, alloca_size))
              return JS_ThrowStackOverflow(caller_ctx);
          local_buf = alloca(alloca_size);
      #ifdef ENABLE_DUMPS // JS_DUMP_BYTECODE_STEP
          if (dumping)
              print_func_name(b);
      #endif
       restart:
          for(;;) {
              int call_argc;
              JSValue *call_argv;

              SWITCH(pc) {
      """;

  private static final String OPCODES =
      """
              CASE(OP_get_loc0): *sp++ = js_dup(var_buf[0]); BREAK;
              CASE(OP_get_field):
                  JSValue ops[2];
                  if (slow(ctx, sp))
                      goto exception;
                  BREAK;
              CASE(OP_with_get_var):
                          if (js_get_fast_array_element(ctx, p, idx, &val)) {
                              JS_FreeValue(ctx, sp[-2]);
                          }
                          if (js_get_fast_array_element(ctx, p, idx, &val)) {
                              sp[-1] = val;
                          }
                  BREAK;
              CASE(OP_inc_loc):
                          if (js_unary_arith_slow(ctx, &op1 + 1, OP_inc))
                              goto exception;
                          set_value(ctx, &var_buf[idx], op1);
                  BREAK;
              CASE(OP_dec_loc):
                          if (js_unary_arith_slow(ctx, &op1 + 1, OP_dec))
                              goto exception;
                          set_value(ctx, &var_buf[idx], op1);
                  BREAK;
              CASE(OP_return):
                  ret_val = *--sp;
                  goto done;
      #define OP_CMP(opcode, binary_op, slow_call)              \\
                  CASE(opcode):                                 \\
                      sp--;                                     \\
                  BREAK
                  OP_CMP(OP_lt, <, js_relational_slow(ctx, sp, opcode));
              CASE(OP_nop):
                  BREAK;
              DEFAULT:
                  goto exception;
      """;

  private static final String EXIT =
      """
              }
          }
       exception:
          if (!JS_IsUncatchableError(rt->current_exception)) {
              unwind();
          }
          if (caught)
              goto restart;
          rt->current_stack_frame = sf->prev_frame;
          return ret_val;
      }
      """;

  private MiniQuickJs() {}

  /** The source with {@code more} cases at the end of the interpreter's switch. */
  static String withOpcodes(String more) {
    return RUNTIME + FUNCTION_TEXTS + STATEMENTS + ENTRY + OPCODES + more + EXIT;
  }

  /** The source. */
  static String source() {
    return withOpcodes("");
  }
}
