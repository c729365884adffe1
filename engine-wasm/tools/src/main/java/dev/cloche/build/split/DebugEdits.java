package dev.cloche.build.split;

/**
 * Edits for a debugger: while the host has switched debugging on, each statement is compiled to
 * begin with the opcode {@code debug}, at which the guest can be stopped, and all variables stay
 * where a debugger finds them, as in functions that call {@code eval}. Code compiled before has
 * neither, and costs what it did.
 *
 * <p>The opcode's operands: what the opcode {@code eval} has to know of the scope, and one byte of
 * flags, see {@code debug-flags.c}.
 */
final class DebugEdits {
  private static final String LAST_TEMPORARY =
      "def(     source_loc, 9, 0, 0, u32x2) /* emitted in phase 1, removed in phase 3 */\n";

  private static final String LAST_OPCODE = "DEF( typeof_is_function, 1, 1, 1, none)\n";

  private static final String NORMAL = "JS_VAR_NORMAL";
  private static final String CONST = "cloche_debug.compiling && vd->is_const";
  private static final String KIND = "cloche_debug.compiling ? vd->var_kind : JS_VAR_NORMAL";

  private DebugEdits() {}

  /**
   * The list of opcodes, {@code quickjs-opcode.h}, with the new one, and another that stands for it
   * while a function is compiled. Those that were there keep their numbers: QuickJS has functions
   * of its own as bytecode in its sources.
   */
  static SourceText opcodes(SourceText header) {
    return header
        .insertAfter(
            LAST_TEMPORARY,
            "def(    debug_scope, 4, 0, 0, none)  /* emitted in phase 1, removed in phase 3 */\n")
        .insertAfter(LAST_OPCODE, "DEF(          debug, 4, 0, 0, none)\n");
  }

  /** Applies the edits to {@code quickjs.c}, but for {@link #thrown}. */
  static SourceText apply(SourceText source) {
    return stop(resolve(variables(emit(source))));
  }

  /** The interpreter's way out after an exception: a debugger may want to see it before. */
  static SourceText thrown(SourceText exit) {
    return exit.insertBefore(
        "    if (!JS_IsUncatchableError(rt->current_exception)) {\n",
        Templates.load("debug-thrown.c"));
  }

  private static SourceText emit(SourceText source) {
    return source
        .insertBefore("static int JS_InitAtoms(JSRuntime *rt);\n", Templates.load("debug-flags.c"))
        .insertBefore(
            """
            static __exception int js_parse_statement_or_decl(JSParseState *s,
                                                              int decl_mask)
            {
            """,
            Templates.load("debug-emit.c"))
        .insertBefore(
            "    switch(tok = s->token.val) {\n    case '{':\n        if (js_parse_block(s))\n",
            "    emit_debug_statement(s);\n")
        .replace(
            """
                        if (js_parse_function_check_names(s, fd, func_name))
                            goto fail;

                        if (js_parse_assign_expr(s))
            """,
            """
                        if (js_parse_function_check_names(s, fd, func_name))
                            goto fail;

                        emit_debug(s, 0);
                        if (js_parse_assign_expr(s))
            """)
        .insertBefore(
            "        if (js_parse_export(s))\n            return -1;\n",
            "        emit_debug(s, 0);\n")
        .insertAfter(
            "    fd->is_eval = is_eval;\n    fd->is_func_expr = is_func_expr;\n",
            "    fd->has_eval_call = cloche_debug.compiling;\n");
  }

  /**
   * What QuickJS adds to a function that calls {@code eval} takes the place of a parameter or a
   * variable of that name, and the function's own name can be assigned to from inside of another
   * one. Where debugging is on, that would be all functions.
   */
  private static SourceText variables(SourceText source) {
    return source
        .replace(
            "    int idx = fd->func_var_idx;\n    if (idx < 0 && ",
            "    int idx = fd->func_var_idx;\n"
                + "    if (idx < 0 && cloche_debug.compiling && find_var(ctx, fd, name) >= 0)\n"
                + "        return -1;\n"
                + "    if (idx < 0 && ")
        .replace(
            "    int idx = fd->arguments_var_idx;\n    if (idx < 0 && ",
            "    int idx = fd->arguments_var_idx;\n"
                + "    if (idx < 0 && cloche_debug.compiling && find_var(ctx, fd, JS_ATOM_arguments) >= 0)\n"
                + "        return -1;\n"
                + "    if (idx < 0 && ")
        .replace(
            "                    vd->var_name != JS_ATOM_NULL) {\n" + captured("false", NORMAL),
            "                    vd->var_name != JS_ATOM_NULL) {\n" + captured(CONST, KIND))
        .replace(
            "vd->scope_level == 0 && is_var_in_arg_scope(vd)) {\n" + captured("false", NORMAL),
            "vd->scope_level == 0 && is_var_in_arg_scope(vd)) {\n" + captured(CONST, KIND));
  }

  private static String captured(String isConst, String kind) {
    return """
                        capture_var(fd, vd);
                        get_closure_var(ctx, s, fd,
                                        JS_CLOSURE_LOCAL, i, vd->var_name, %s,
                                        vd->is_lexical, %s);
    """
        .formatted(isConst, kind);
  }

  /** As for a call of {@code eval}: the number of a scope becomes that of its first variable. */
  private static SourceText resolve(SourceText source) {
    return source
        .insertBefore(
            "        case OP_apply_eval: /* convert scope index to adjusted variable index */\n",
            Templates.load("debug-resolve.c"))
        .insertBefore(
            """
                    default:
                    no_change:
                        add_pc2line_info(s, bc_out.size, line_num, col_num);
            """,
            Templates.load("debug-final.c"));
  }

  private static SourceText stop(SourceText source) {
    return source.insertBefore(
        "        CASE(OP_nop):\n            BREAK;\n", Templates.load("debug-case.c"));
  }
}
