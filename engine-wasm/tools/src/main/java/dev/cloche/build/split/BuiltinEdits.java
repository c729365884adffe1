package dev.cloche.build.split;

/** Edits of how builtins are made: once for each context, most of them when they are first used. */
final class BuiltinEdits {
  private BuiltinEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    return rememberNames(makeLateGlobals(retryAutoInit(source)));
  }

  /**
   * A property that could not be made, since the stack or the memory was used up, is tried again,
   * in place of being undefined for good. Making one may run code, which changes the object: it is
   * looked up again.
   */
  private static SourceText retryAutoInit(SourceText source) {
    String before =
        """
            if (js_shape_prepare_update(ctx, p, &prs))
                return -1;

            realm = js_autoinit_get_realm(pr);
        """;
    String after =
        """
            val = func(realm, p, prop, pr->u.init.opaque);
            js_autoinit_free(ctx->rt, pr);
            prs->flags &= ~JS_PROP_TMASK;
            pr->u.value = JS_UNDEFINED;
            if (JS_IsException(val))
                return -1;
            pr->u.value = val;
            return 0;
        """;
    return source
        .replace(before, "    realm = JS_DupContext(js_autoinit_get_realm(pr));\n")
        .replace(after, Templates.load("autoinit-set.c"));
  }

  /** Properties that the shim makes: see {@code cloche_define_late}. */
  private static SourceText makeLateGlobals(SourceText source) {
    String head = "static JSValue js_bytecode_autoinit(JSContext *ctx, JSObject *p, JSAtom atom,\n";
    String fallback =
        """
            default:
                abort();
            case JS_BUILTIN_ARRAY_FROMASYNC:
        """;
    return source
        .insertBefore(head, "JSValue cloche_late_global(JSContext *ctx);\n\n")
        .replace(fallback, fallback.replace("abort()", "return cloche_late_global(ctx)"));
  }

  /** The same builtins are made for each context: the atoms of their names are kept. */
  private static SourceText rememberNames(SourceText source) {
    String head = "JSValue JS_NewCFunction3(JSContext *ctx, JSCFunction *func,\n";
    String named =
        """
                                 cproto == JS_CFUNC_constructor_or_func_magic);
            name_atom = JS_ATOM_empty_string;
            if (name && *name) {
                name_atom = JS_NewAtom(ctx, name);
        """;
    return rememberAccessors(source)
        .insertBefore(
            "/* Note: at least 'length' arguments will be readable in 'argv' */\n"
                + "/* `name` may be NULL, pure ASCII or UTF-8 encoded */\n"
                + head,
            Templates.load("static-atoms.c"))
        .replace(
            named, named.replace("JS_NewAtom(ctx, name)", "js_static_atom(ctx, name, \"\", name)"))
        .replace(
            "        atom = JS_NewAtom(ctx, name);\n    }\n    return atom;\n}\n",
            "        atom = js_static_atom(ctx, name, \"\", name);\n    }\n    return atom;\n}\n");
  }

  /** As above for the functions of accessors, whose names are put together. */
  private static SourceText rememberAccessors(SourceText source) {
    return rememberAccessor(rememberAccessor(source, "get", 0), "set", 1)
        .replace(
            "            char buf[64];\n\n            getter = JS_UNDEFINED;\n",
            "\n            getter = JS_UNDEFINED;\n");
  }

  private static SourceText rememberAccessor(SourceText source, String kind, int length) {
    String variable = kind + "ter";
    String text = "                snprintf(buf, sizeof(buf), \"" + kind + " %s\", e->name);\n";
    String call = "JS_NewCFunction2(ctx, e->u.getset." + kind + ".generic,\n";
    String indent = " ".repeat(42);
    String arguments =
        ", %d, e->def_type == JS_DEF_CGETSET_MAGIC ? JS_CFUNC_%ster_magic : JS_CFUNC_%ster,\n"
                .formatted(length, kind, kind)
            + indent
            + "e->magic);\n";
    String name =
        "                js_name_accessor(ctx, %s, &e->u.getset.%s, \"%s\", e->name);\n"
            .formatted(variable, kind, kind);
    String before = "                " + variable + " = " + call + indent;
    return source.replace(text + before + "buf" + arguments, before + "\"\"" + arguments + name);
  }
}
