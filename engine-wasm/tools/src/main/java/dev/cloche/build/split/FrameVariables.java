package dev.cloche.build.split;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The local variables that the interpreter's opcodes use, and where a handler finds them in its
 * {@code JSOpFrame *f}.
 */
final class FrameVariables {
  private static final Map<String, String> DECLARATIONS = new LinkedHashMap<>();

  static {
    DECLARATIONS.put("ctx", "JSContext *ctx = f->ctx");
    DECLARATIONS.put("caller_ctx", "JSContext *caller_ctx = f->caller_ctx");
    DECLARATIONS.put("rt", "JSRuntime *rt = f->ctx->rt");
    DECLARATIONS.put("sf", "JSStackFrame *sf = f->sf");
    DECLARATIONS.put("p", "JSObject *p = JS_VALUE_GET_OBJ(f->sf->cur_func)");
    DECLARATIONS.put("b", "JSFunctionBytecode *b = f->b");
    DECLARATIONS.put("func_obj", "JSValueConst func_obj = f->sf->cur_func");
    DECLARATIONS.put("this_obj", "JSValueConst this_obj = f->this_obj");
    DECLARATIONS.put("new_target", "JSValueConst new_target = f->new_target");
    DECLARATIONS.put("argc", "int argc = f->argc");
    DECLARATIONS.put("argv", "JSValueConst *argv = f->argv");
    DECLARATIONS.put("stack_buf", "JSValue *stack_buf = f->stack_buf");
    DECLARATIONS.put("var_buf", "JSValue *var_buf = f->var_buf");
    DECLARATIONS.put("arg_buf", "JSValue *arg_buf = f->arg_buf");
    DECLARATIONS.put("local_buf", "JSValue *local_buf = (JSValue *)(f + 1)");
    DECLARATIONS.put("var_refs", "JSVarRef **var_refs = f->var_refs");
    DECLARATIONS.put("ret_val", "JSValue ret_val");
    DECLARATIONS.put("pval", "JSValue *pval");
    DECLARATIONS.put("call_argv", "JSValue *call_argv");
    DECLARATIONS.put("call_argc", "int call_argc");
    DECLARATIONS.put("i", "int i");
  }

  private FrameVariables() {}

  /** C declarations of the variables that {@code code} names, one a line. */
  static String declarationsFor(String code, String indent) {
    List<String> tokens = CTokens.of(code);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean member = i > 0 && (tokens.get(i - 1).equals(".") || tokens.get(i - 1).equals(">"));
      if (!member || (i > 1 && tokens.get(i - 1).equals(">") && !tokens.get(i - 2).equals("-"))) {
        names.add(tokens.get(i));
      }
    }
    if (names.contains("OP_CMP")) {
      names.addAll(Set.of("ctx", "sf"));
    }
    StringBuilder text = new StringBuilder();
    DECLARATIONS.forEach(
        (name, declaration) -> {
          if (names.contains(name)) {
            text.append(indent).append(declaration).append(";\n");
          }
        });
    return text.toString();
  }
}
