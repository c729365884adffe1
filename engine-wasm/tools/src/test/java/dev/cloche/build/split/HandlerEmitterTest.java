package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerEmitterTest {
  private static CaseGroup group(String switchBody) {
    List<CaseGroup> groups = CaseGroup.of(SwitchParser.parse(switchBody));
    assertThat(groups).hasSize(1);
    return groups.getFirst();
  }

  private static final CaseGroup GET =
      group("        CASE(OP_get_loc0): *sp++ = js_dup(var_buf[0]); BREAK;\n");

  @Test
  void handler_declaresWhatItUses() {
    assertThat(HandlerEmitter.handler(GET))
        .startsWith("static no_inline uint64_t cloche_op_get_loc0(JSOpFrame *f, uint8_t *pc,")
        .contains("JSValue *var_buf = f->var_buf;\n")
        .contains("case OP_get_loc0:\n")
        .contains("default: __builtin_unreachable();")
        .doesNotContain("arg_buf", "exception:", "done:");
  }

  @Test
  void handler_exits() {
    CaseGroup group =
        group(
            """
                    CASE(OP_call):
                        if (f(ctx)) goto exception;
                        goto done;
            """);
    assertThat(HandlerEmitter.handler(group))
        .contains("exception:\n    OP_STOP(OP_CODE_EXCEPTION);\n")
        .contains("done:\n    f->ret_val = ret_val;\n    OP_STOP(OP_CODE_DONE);\n")
        .doesNotContain("done_generator:");
  }

  @Test
  void handler_defaultCaseIsNotUnreachable() {
    CaseGroup group = group("        CASE(OP_invalid):\n        DEFAULT: goto exception;\n");
    assertThat(HandlerEmitter.handler(group))
        .contains("case OP_invalid:\n        default:\n")
        .doesNotContain("unreachable");
  }

  @Test
  void handler_comparisonUsesContextAndFrame() {
    CaseGroup group = group("            OP_CMP(OP_lt, <, slow(ctx, sp, opcode));\n");
    assertThat(HandlerEmitter.handler(group))
        .contains("JSContext *ctx = f->ctx;", "JSStackFrame *sf = f->sf;", "exception:\n");
  }

  @Test
  void call_namesEveryOpcode() {
    CaseGroup group = group("        CASE(OP_a):\n        CASE(OP_b): BREAK;\n");
    assertThat(HandlerEmitter.call(group))
        .isEqualTo(
            """
                    case OP_a:
                    case OP_b:
                        r = cloche_op_a(f, pc, sp, opcode);
                        break;
            """);
    assertThat(HandlerEmitter.tailCall(group)).contains("return cloche_op_a(f, pc, sp, opcode);");
  }

  @Test
  void inline_keepsTheBody() {
    assertThat(HandlerEmitter.inline(GET))
        .contains("case OP_get_loc0:\n")
        .contains("JSValue *var_buf = f->var_buf;\n")
        .contains("*sp++ = js_dup(var_buf[0]); BREAK;");
  }

  @Test
  void inline_leavingTheFunction() {
    CaseGroup group = group("        CASE(OP_return): ret_val = *--sp; goto done;\n");
    assertThatThrownBy(() -> HandlerEmitter.inline(group))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the inline opcode 'return'");
  }

  @Test
  void declarations_membersAreNotVariables() {
    assertThat(FrameVariables.declarationsFor("x->argc = y.argv + (z > rt);", ""))
        .isEqualTo("JSRuntime *rt = f->ctx->rt;\n");
  }
}
