package dev.cloche.build.split;

/**
 * The parts of {@code JS_CallInternal} that the split interpreter is made of, each as C text from
 * the source.
 *
 * @param resume makes a suspended coroutine's frame current
 * @param dispatch calls what is not a bytecode function
 * @param enter builds the frame of a bytecode function
 * @param comparison the macro that the comparison opcodes are made with, without its case label
 * @param switchBody the cases of all opcodes
 * @param exit unwinds after an exception and takes the frame down
 */
record InterpreterSections(
    String resume,
    String dispatch,
    String enter,
    String comparison,
    String switchBody,
    String exit) {
  private static final String START =
      """
      /* argv[] is modified if (flags & JS_CALL_FLAG_COPY_ARGV) = 0. */
      static JSValue JS_CallInternal(JSContext *caller_ctx, JSValueConst func_obj,
      """;

  private static final String END = "\n}\n";

  private static final String RESUME_START =
      """
          if (js_poll_interrupts(caller_ctx))
              return JS_EXCEPTION;
          if (unlikely(JS_VALUE_GET_TAG(func_obj) != JS_TAG_OBJECT)) {
              if (flags & JS_CALL_FLAG_GENERATOR) {
      """;

  private static final String RESUME_END =
      """
              } else {
                  goto not_a_function;
              }
          }
      """;

  private static final String ENTER_START = "    b = p->u.func.function_bytecode;\n\n";
  private static final String DUMP = "#ifdef ENABLE_DUMPS // JS_DUMP_BYTECODE_STEP\n    if (";

  private static final String LOOP_START =
      """
       restart:
          for(;;) {
              int call_argc;
              JSValue *call_argv;

              SWITCH(pc) {
      """;

  private static final String LOOP_END = "        }\n    }\n exception:\n";
  private static final String EXIT_END =
      "    rt->current_stack_frame = sf->prev_frame;\n    return ret_val;\n}\n";

  /** The whole definition of {@code JS_CallInternal}. */
  static String definition(SourceText source) {
    return source.section(START, END);
  }

  /** Cuts the definition up; no part of it goes by unseen. */
  static InterpreterSections of(String definition) {
    SectionReader reader = new SectionReader(definition);
    reader.until(RESUME_START);
    String resume = reader.expect(RESUME_START).until(RESUME_END);
    String dispatch = reader.expect(RESUME_END).until(ENTER_START);
    String enter = reader.until(DUMP);
    reader.until(LOOP_START);
    SourceText body = new SourceText(reader.expect(LOOP_START).until(LOOP_END));
    String exit = reader.expect(LOOP_END).until(EXIT_END);
    reader.expect(EXIT_END).end();
    String comparison = body.section("#define OP_CMP(", "            BREAK\n");
    return new InterpreterSections(
        resume,
        dispatch,
        enter,
        comparison.replaceFirst(" *\\\\\n *CASE\\(opcode\\): *\\\\\n", " \\\\\n"),
        body.replace(comparison, "").text(),
        exit);
  }
}
