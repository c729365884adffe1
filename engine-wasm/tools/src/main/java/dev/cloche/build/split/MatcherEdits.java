package dev.cloche.build.split;

/**
 * Makes the matcher of regular expressions ({@code libregexp.c}) small: reading two-byte text, back
 * references and word boundaries become functions, room on the stack of states is made once for
 * each opcode instead of at every push, and nobody is polled.
 */
final class MatcherEdits {

  /** More elements than any opcode pushes that does not ask for room itself. */
  private static final int ROOM = 8;

  private static final String MATCHER =
      "/* return 1 if match, 0 if not match or < 0 if error. */\n"
          + "static intptr_t lre_exec_backtrack(";

  private MatcherEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    String matcher = source.section(MATCHER, "\n}\n");
    SourceText edited = makeRoomOnce(saveOnce(new SourceText(matcher)));
    edited = caseToFunction(edited, "word_boundary", "back_reference", "");
    edited = caseToFunction(edited, "back_reference", "range", "            pc += 1 + *pc;\n");
    edited = caseToFunction(edited, "range32", "prev", "            pc += 2 + 8 * get_u16(pc);\n");
    return stopPolling(source).replace(matcher, Templates.load("matcher-text.c") + edited.text());
  }

  /** Fuel does the work of the poll. */
  private static SourceText stopPolling(SourceText source) {
    return source.replace(
        """
            if (unlikely(--s->interrupt_counter <= 0)) {
                s->interrupt_counter = INTERRUPT_COUNTER_INIT;
                if (lre_check_timeout(s->opaque))
                    return LRE_RET_TIMEOUT;
            }
            return 0;
        """,
        "    return 0;\n");
  }

  /** Moves the body of the opcodes {@code op...} up to the case {@code next} out of the loop. */
  private static SourceText caseToFunction(
      SourceText source, String op, String next, String advance) {
    String end = "            break;\n        case REOP_" + next + ":\n";
    String section = source.section("        case REOP_" + op + ":\n", end);
    int at = section.indexOf("            {\n");
    if (at < 0) {
      throw new ShapeException("the case REOP_" + op + " of lre_exec_backtrack has no block");
    }
    String body = section.substring(at, section.length() - end.length());
    String name = "lre_" + op;
    String call =
        """
                    {
                        const uint8_t *after = %s(s, capture, opcode, pc, cptr);
                        if (!after)
                            goto no_match;
                        cptr = after;
                    }
        """
            .formatted(name);
    String function =
        new SourceText(Templates.load("matcher-case.c"))
            .replace("@name@", name)
            .replace("@body@\n", body)
            .text();
    return source
        .replace(section, section.substring(0, at) + call + advance + end)
        .insertBefore(MATCHER, function);
  }

  private static SourceText saveOnce(SourceText source) {
    String macro = source.section("#define SAVE_CAPTURE_CHECK(idx, value) ", "\n    }\n");
    return source.replace(
        macro,
        """
        #define SAVE_CAPTURE_CHECK(idx, value)                  \\
            {                                                   \\
                sp = lre_save_once(sp, bp, capture, idx);       \\
                capture[idx] = (value);                         \\
            }
        """);
  }

  /** What an opcode pushes has a known bound, but for the one that resets captures. */
  private static SourceText makeRoomOnce(SourceText source) {
    return source
        .replace("#define CHECK_STACK_SPACE(n) ", "#define MAKE_STACK_SPACE(n) ")
        .insertBefore(
            "    /* XXX: could test if the value was saved to reduce the stack size\n",
            "#define CHECK_STACK_SPACE(n) _Static_assert((n) <= %d, \"room\")\n".formatted(ROOM))
        // Two positions for each capture, two elements for each position.
        .replace(
            "CHECK_STACK_SPACE(2 * (val2 - val + 1));", "MAKE_STACK_SPACE(4 * (val2 - val + 1));")
        .replace(
            "        opcode = *pc++;\n",
            "        MAKE_STACK_SPACE(%d);\n        opcode = *pc++;\n".formatted(ROOM));
  }
}
