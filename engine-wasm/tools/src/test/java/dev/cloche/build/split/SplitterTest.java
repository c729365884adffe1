package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  private static final OpTiers TIERS =
      OpTiers.parse("[inline]\nget_loc0\n[warm]\nget_field return lt\n");

  private static String split(String source) {
    return Splitter.split(source, TIERS, Optional.empty());
  }

  @Test
  void split_opcodesGoToTheirTiers() {
    String split = split(MiniQuickJs.source());
    String loop = split.substring(split.indexOf("for (;;) {"));
    assertThat(loop)
        .contains("*sp++ = js_dup(var_buf[0]); BREAK;")
        .contains("r = cloche_op_get_field(f, pc, sp, opcode);")
        .contains("r = cloche_op_lt(f, pc, sp, opcode);")
        .doesNotContain("cloche_op_with_get_var", "cloche_op_DEFAULT");
    assertThat(split)
        .contains("return cloche_op_with_get_var(f, pc, sp, opcode);")
        .doesNotContain("cloche_op_get_loc0");
  }

  @Test
  void split_framesLeaveTheShadowStack() {
    String split = split(MiniQuickJs.source());
    assertThat(split)
        .contains("js_frame_push(rt, sizeof(*f) + alloca_size)", "js_frame_free_all(rt);")
        .contains("JSValue *ops = f->scratch;")
        .doesNotContain("alloca(", "JSStackFrame sf_s", "__builtin_frame_address(0);");
  }

  @Test
  void split_stackCheckAsksForTheDepth() {
    assertThat(split(MiniQuickJs.source()))
        .contains("import_module(\"cloche\"), import_name(\"depth_exceeded\")")
        .contains("cloche_depth_exceeded());");
  }

  @Test
  void split_doesNotPoll() {
    assertThat(split(MiniQuickJs.source())).doesNotContain("--ctx->interrupt_counter");
  }

  @Test
  void split_countsWhereGarbageCollectionsBeginAndEnd() {
    assertThat(split(MiniQuickJs.source()))
        .contains("    cloche_collections++;\n    gc_decref(rt);")
        .contains("    gc_free_cycles(rt);\n    cloche_collections++;\n}");
  }

  @Test
  void split_copiesPlainObjectsAtOnce() {
    assertThat(split(MiniQuickJs.source()))
        .contains("static int js_copy_object(")
        .containsPattern("source\\);\\n\\n    if \\(!pexcl && !setprop\\) \\{\\n.*js_copy_object");
  }

  @Test
  void split_propertiesMadeOnUse_areTriedAgainAndLookedUpAfterwards() {
    assertThat(split(MiniQuickJs.source()))
        .contains("    if (JS_IsException(val))\n        return -1;\n    prs = find_own_property(")
        .doesNotContain("    pr->u.value = JS_UNDEFINED;\n    if (JS_IsException(val))")
        .contains("    default:\n        return cloche_late_global(ctx);\n");
  }

  @Test
  void split_namesOfBuiltins_areRemembered() {
    assertThat(split(MiniQuickJs.source()))
        .contains("    pr = add_property(ctx, p, JS_ATOM_name, JS_PROP_CONFIGURABLE);")
        .contains("        name_atom = js_static_atom(ctx, name, \"\", name);")
        .contains("        atom = js_static_atom(ctx, name, \"\", name);")
        .contains("js_name_accessor(ctx, getter, &e->u.getset.get, \"get\", e->name);")
        .contains("js_name_accessor(ctx, setter, &e->u.getset.set, \"set\", e->name);")
        .doesNotContain("%s\", e->name);\n                getter");
  }

  @Test
  void split_codeWithGaps_isNeitherCompiledNorWalked() {
    assertThat(split(MiniQuickJs.source()))
        .contains("    if (!dbuf_error(&fd->byte_code))\n        free_bytecode_atoms(")
        .contains("    if (dbuf_error(&fd->byte_code)) {\n        JS_ThrowOutOfMemory(ctx);");
  }

  @Test
  void split_debugging_statementsStopBeforeTheyRun() {
    assertThat(split(MiniQuickJs.source()))
        .contains("    emit_debug_statement(s);\n    switch(tok = s->token.val) {")
        .contains("        cloche_debug_thrown(ctx, sf);\n")
        .contains("fd->has_eval_call = cloche_debug.compiling;")
        .contains("case OP_debug:")
        .contains("if (cloche_debug_stop(ctx, sf, pc[-1]))");
  }

  @Test
  void split_debugging_variablesThatAreAdded_hideNoOthers() {
    assertThat(split(MiniQuickJs.source()))
        .contains("if (idx < 0 && cloche_debug.compiling && find_var(ctx, fd, name) >= 0)")
        .contains("cloche_debug.compiling && find_var(ctx, fd, JS_ATOM_arguments) >= 0)")
        .doesNotContain("vd->var_name, false,")
        .contains("vd->is_lexical, cloche_debug.compiling ? vd->var_kind : JS_VAR_NORMAL);");
  }

  @Test
  void opcodes_oneMoreBehindTheLast_othersKeepTheirNumbers() {
    String temporary =
        "def(     source_loc, 9, 0, 0, u32x2) /* emitted in phase 1, removed in phase 3 */\n";
    String last = "DEF( typeof_is_function, 1, 1, 1, none)\n";
    String header = "DEF(nop, 1, 0, 0, none)\n" + temporary + last;
    assertThat(DebugEdits.opcodes(new SourceText(header)).text())
        .startsWith("DEF(nop, 1, 0, 0, none)\n" + temporary + "def(    debug_scope, 4, 0, 0, none)")
        .endsWith(last + "DEF(          debug, 4, 0, 0, none)\n");
    assertThatThrownBy(() -> DebugEdits.opcodes(new SourceText("DEF(gt, 1, 2, 1, none)\n")))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void split_leavesNoPlaceholder() {
    assertThat(split(MiniQuickJs.source())).doesNotContainPattern("(?m)^@\\w+@$");
  }

  @Test
  void split_isDeterministic() {
    assertThat(split(MiniQuickJs.source())).isEqualTo(split(MiniQuickJs.source()));
  }

  @Test
  void split_appendsOnlyOnRequest() {
    assertThat(split(MiniQuickJs.source())).doesNotContain("#include");
    assertThat(Splitter.split(MiniQuickJs.source(), TIERS, Optional.of("glue.c")))
        .endsWith("\n#include \"glue.c\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    struct JSStackFrame *current_stack_frame;",
        "        sp = js_get_stack_pointer() - alloca_size;",
        "    js_free_rt(rt, rt->shape_hash);",
        "        return __js_poll_interrupts(ctx);",
        "    b = p->u.func.function_bytecode;",
        "JSValue ops[2];",
        "&op1 + 1, OP_dec",
        "            if (s->throw_flag)",
        "    gc_free_cycles(rt);",
        "static int JS_InitAtoms(JSRuntime *rt);",
        "    switch(tok = s->token.val) {\n    case '{':\n",
        "    fd->is_func_expr = is_func_expr;",
        "    if (js_parse_export(s))",
        "    no_change:",
        "    case OP_apply_eval: /* convert scope index to adjusted variable index */",
        "    if (!JS_IsUncatchableError(rt->current_exception)) {",
        " exception:\n",
        "            goto not_a_function;",
        "goto restart;\n    rt->",
        "        DEFAULT:",
      })
  void split_shapeGone(String shape) {
    String source = MiniQuickJs.source();
    assertThat(source.replace(shape.strip(), "")).isNotEqualTo(source);
    assertThatThrownBy(() -> split(source.replace(shape.strip(), "")))
        .isInstanceOf(ShapeException.class)
        .hasMessageEndingWith("; the splitter expects the sources of QuickJS-ng 0.17.0.");
  }

  @Test
  void split_fallThrough() {
    String source = MiniQuickJs.withOpcodes("        CASE(OP_nop):\n            sp++;\n");
    assertThatThrownBy(() -> split(source))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("can fall through");
  }

  @Test
  void split_tierOfUnknownOpcode() {
    OpTiers tiers = OpTiers.parse("[warm]\nno_such_opcode\n");
    assertThatThrownBy(() -> Splitter.split(MiniQuickJs.source(), tiers, Optional.empty()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("no_such_opcode");
  }

  @Test
  void main_missingInput(@TempDir Path folder) {
    String in = folder.resolve("none.c").toString();
    String out = folder.resolve("out.c").toString();
    assertThatThrownBy(() -> Splitter.main(new String[] {in, out})).isInstanceOf(IOException.class);
    assertThat(Files.exists(folder.resolve("out.c"))).isFalse();
  }
}
