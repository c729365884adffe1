package dev.cloche.build.split;

/** Edits that make frequent work on objects quick. */
final class ObjectEdits {
  private ObjectEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    return nameFunctionsAtOnce(copyAtOnce(source));
  }

  /** A copy of a plain object shares its shape, in place of one definition for each property. */
  private static SourceText copyAtOnce(SourceText source) {
    String head =
        """
        static __exception int JS_CopyDataProperties(JSContext *ctx,
                                                     JSValue target,
                                                     JSValue source,
        """;
    String names =
        """
            p = JS_VALUE_GET_OBJ(source);

            gpn_flags = JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK | JS_GPN_ENUM_ONLY;
        """;
    String atOnce =
        """
            if (!pexcl && !setprop) {
                ret = js_copy_object(ctx, target, p);
                if (ret)
                    return ret < 0 ? -1 : 0;
            }
        """;
    return source
        .insertBefore(head, Templates.load("copy-object.c"))
        .replace(names, names.replace("\n\n", "\n\n" + atOnce + "\n"));
  }

  /** A function that was just made has neither property, so that there is nothing to look up. */
  private static SourceText nameFunctionsAtOnce(SourceText source) {
    String defined =
        """
            JS_DefinePropertyValue(ctx, func_obj, JS_ATOM_length, js_int32(len),
                                   JS_PROP_CONFIGURABLE);
            JS_DefinePropertyValue(ctx, func_obj, JS_ATOM_name,
                                   JS_AtomToString(ctx, name), JS_PROP_CONFIGURABLE);
        """;
    return source.replace(defined, Templates.load("function-names.c"));
  }
}
