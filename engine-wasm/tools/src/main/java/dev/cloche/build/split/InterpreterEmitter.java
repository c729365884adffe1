package dev.cloche.build.split;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the split interpreter together: op frame, handlers, entry and exit, dispatch loop. */
final class InterpreterEmitter {
  private final List<CaseGroup> groups;
  private final OpTiers tiers;

  private InterpreterEmitter(List<CaseGroup> groups, OpTiers tiers) {
    this.groups = groups;
    this.tiers = tiers;
  }

  /** The C text that takes the place of {@code definition}, that of {@code JS_CallInternal}. */
  static String split(String definition, OpTiers tiers) {
    InterpreterSections sections = InterpreterSections.of(definition);
    String body = OpBodies.withoutShadowStack(sections.switchBody());
    List<CaseGroup> groups = CaseGroup.of(SwitchParser.parse(body));
    tiers.requireKnown(groups);
    if (groups.stream().noneMatch(group -> group.opcodes().contains(CaseBlock.DEFAULT))) {
      throw new ShapeException("the interpreter's switch has no default case");
    }
    InterpreterEmitter emitter = new InterpreterEmitter(groups, tiers);
    String interpreter =
        Templates.fill(
            "interpreter.c",
            Map.of(
                "comparison", sections.comparison(),
                "handlers", emitter.print(HandlerEmitter::handler, Tier.WARM, Tier.COLD),
                "inline", emitter.print(HandlerEmitter::inline, Tier.INLINE),
                "warm", emitter.print(HandlerEmitter::call, Tier.WARM),
                "cold", emitter.print(HandlerEmitter::tailCall, Tier.COLD),
                "resume", resume(sections.resume()),
                "dispatch", sections.dispatch(),
                "enter", enter(sections.enter()),
                "exit", exit(sections.exit())));
    return Templates.load("op-frame.c") + interpreter;
  }

  private String print(Function<CaseGroup, String> printer, Tier... only) {
    List<Tier> printed = List.of(only);
    return groups.stream()
        .filter(group -> printed.contains(tiers.of(group)))
        .map(printer)
        .collect(Collectors.joining());
  }

  private static String resume(String section) {
    return new SourceText(section)
        .replace(
            """
                            if (s->throw_flag)
                                goto exception;
                            else
                                goto restart;
                """,
            Templates.load("frame-fill.c"))
        .text();
  }

  private static String enter(String section) {
    return new SourceText(section)
            .replace(
                """
                    if (js_check_stack_overflow(rt, alloca_size))
                        return JS_ThrowStackOverflow(caller_ctx);
                """,
                Templates.load("frame-push.c"))
            .replace("local_buf = alloca(alloca_size);", "local_buf = (JSValue *)(f + 1);")
            .text()
        + Templates.load("frame-fill.c");
  }

  private static String exit(String section) {
    return DebugEdits.thrown(new SourceText(section))
        .replace("goto restart;", "return OP_RESULT(pc, sp);")
        .text();
  }
}
