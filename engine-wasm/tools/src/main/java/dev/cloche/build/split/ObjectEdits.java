package dev.cloche.build.split;

/** Edits that make frequent work on objects quick. */
final class ObjectEdits {
  private ObjectEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    return copyAtOnce(source);
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
}
