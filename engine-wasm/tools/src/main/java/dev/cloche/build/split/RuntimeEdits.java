package dev.cloche.build.split;

/** Edits outside the interpreter's function: the runtime's fields, its end, and the stack check. */
final class RuntimeEdits {
  private RuntimeEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    SourceText edited = stopPolling(checkDepth(addFrameStack(source)));
    SourceText quick = BuiltinEdits.apply(ObjectEdits.apply(edited));
    return DebugEdits.apply(MemoryEdits.apply(SourceEdits.apply(quick)))
        .replace(
            "static inline bool js_arith_to_float64(JSValue v, double *pd)\n",
            "static inline __attribute__((always_inline))\n"
                + "bool js_arith_to_float64(JSValue v, double *pd)\n");
  }

  private static SourceText addFrameStack(SourceText source) {
    return source
        .insertBefore(
            "    struct JSStackFrame *current_stack_frame;\n", Templates.load("frame-fields.c"))
        .insertAfter(
            """
                js_free_rt(rt, rt->atom_hash);
                js_free_rt(rt, rt->shape_hash);
            """,
            "    js_frame_free_all(rt);\n");
  }

  /**
   * The stack check also asks the host whether calls are too deep. It no longer computes an address
   * below the stack, which wraps around zero when the stack is small and the request is large.
   */
  private static SourceText checkDepth(SourceText source) {
    String check =
        """
        static inline bool js_check_stack_overflow(JSRuntime *rt, size_t alloca_size)
        {
            uintptr_t sp;
            sp = js_get_stack_pointer() - alloca_size;
            return unlikely(sp < rt->stack_limit);
        }
        """;
    return source
        .replace(check, Templates.load("stack-check.c") + Templates.load("frame-stack.c"))
        .replace(
            """
                return (uintptr_t)__builtin_frame_address(0);
            """,
            Templates.load("stack-pointer.c"));
  }

  /** Nobody sets an interrupt handler: fuel does that work, so calls and jumps need not poll. */
  private static SourceText stopPolling(SourceText source) {
    String poll =
        """
            if (unlikely(--ctx->interrupt_counter <= 0)) {
                return __js_poll_interrupts(ctx);
            } else {
                return 0;
            }
        """;
    return source
        .replace(poll, "    return 0;\n")
        .replace(
            "static no_inline __exception int __js_poll_interrupts(JSContext *ctx)\n",
            "static no_inline __attribute__((unused)) int __js_poll_interrupts(JSContext *ctx)\n");
  }
}
