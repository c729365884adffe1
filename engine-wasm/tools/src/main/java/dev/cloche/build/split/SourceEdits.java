package dev.cloche.build.split;

/**
 * Edits for {@code Function.prototype.toString} of functions whose text stays with the host.
 *
 * <p>QuickJS keeps a copy of its text for each function, so that of a function that stands in three
 * others is there four times. Here bytecode written without sources says where in the script each
 * function stands; a function read with a script's number asks for its text when it is first
 * needed.
 */
final class SourceEdits {
  private SourceEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    return ask(read(write(keepPositions(deferModules(source)))));
  }

  /** A module that is only compiled has no use for its imports yet: the host connects them. */
  private static SourceText deferModules(SourceText source) {
    String resolve =
        """
                m->func_obj = fun_obj;
                if (js_resolve_module(ctx, m) < 0)
        """;
    return source.replace(
        resolve, resolve.replace("if (js", "if (!(flags & JS_EVAL_FLAG_COMPILE_ONLY) && js"));
  }

  private static SourceText keepPositions(SourceText source) {
    return source
        .insertAfter(
            """
                int source_len;
                int pc2line_len;
            """,
            Templates.load("source-fields.c"))
        .insertAfter(
            """
                char *source;  /* raw source, utf-8 encoded */
                int source_len;
            """,
            "    int source_pos;\n")
        .insertAfter(
            "    ctor_fd->source_len = s->buf_ptr - class_start_ptr;\n",
            "    ctor_fd->source_pos = class_start_ptr - s->buf_start;\n")
        .insertAfter(
            "            fd->source_len = s->last_ptr - ptr;\n",
            "            fd->source_pos = ptr - s->buf_start;\n")
        .insertAfter(
            "        fd->source_len = s->buf_ptr - ptr;\n",
            "        fd->source_pos = ptr - s->buf_start;\n")
        .insertAfter(
            "    b->source_len = fd->source_len;\n", "    b->source_pos = fd->source_pos;\n");
  }

  private static SourceText write(SourceText source) {
    String without =
        """
                } else {
                    bc_put_leb128(s, 0);
                }
            }
            return 0;
         fail:
            return -1;
        }

        static int JS_WriteModule(BCWriterState *s, JSValueConst obj)
        """;
    return source.replace(
        without, without.replace("bc_put_leb128(s, 0);\n", Templates.load("source-write.c")));
  }

  private static SourceText read(SourceText source) {
    return source.replace(
        """
                if (bc_get_buf(s, b->source, b->source_len))
                    goto fail;
            }
        """,
        """
                if (bc_get_buf(s, b->source, b->source_len))
                    goto fail;
            } else {
        """
            + Templates.load("source-read.c")
            + "    }\n");
  }

  private static SourceText ask(SourceText source) {
    return source
        .insertAfter(
            """
                    if (b->source)
                        return JS_NewStringLen(ctx, b->source, b->source_len);
            """,
            Templates.load("source-ask.c"))
        .insertBefore(
            "static JSValue JS_ReadFunctionTag(BCReaderState *s)\n",
            Templates.load("source-import.c"));
  }
}
