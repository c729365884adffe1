package dev.cloche.build.split;

/**
 * Edits to single opcodes. They keep temporaries whose address is taken in the op frame: on the
 * shadow stack they would cost every run of the handler an update of the stack pointer.
 */
final class OpBodies {
  private OpBodies() {}

  /** The switch's body with those temporaries moved. */
  static String withoutShadowStack(String switchBody) {
    return new SourceText(switchBody)
        .replace(
            """
            if (js_get_fast_array_element(ctx, p, idx, &val)) {
                                    JS_FreeValue(ctx, sp[-2]);
            """,
            """
            if (js_get_fast_array_element(ctx, p, idx, f->scratch)) {
                                    val = f->scratch[0];
                                    JS_FreeValue(ctx, sp[-2]);
            """)
        .replace(
            """
            if (js_get_fast_array_element(ctx, p, idx, &val)) {
                                    sp[-1] = val;
            """,
            """
            if (js_get_fast_array_element(ctx, p, idx, f->scratch)) {
                                    sp[-1] = f->scratch[0];
            """)
        .replace("JSValue ops[2];\n", "JSValue *ops = f->scratch;\n")
        .replace(
            """
            if (js_unary_arith_slow(ctx, &op1 + 1, OP_inc))
                                    goto exception;
                                set_value(ctx, &var_buf[idx], op1);
            """,
            unaryInScratch("OP_inc"))
        .replace(
            """
            if (js_unary_arith_slow(ctx, &op1 + 1, OP_dec))
                                    goto exception;
                                set_value(ctx, &var_buf[idx], op1);
            """,
            unaryInScratch("OP_dec"))
        .text();
  }

  private static String unaryInScratch(String operator) {
    return """
        f->scratch[0] = op1;
                            if (js_unary_arith_slow(ctx, f->scratch + 1, %s))
                                goto exception;
                            set_value(ctx, &var_buf[idx], f->scratch[0]);
        """
        .formatted(operator);
  }
}
