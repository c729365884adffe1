package dev.cloche.build.split;

/** What QuickJS does about memory, and without it. */
final class MemoryEdits {
  private MemoryEdits() {}

  /** Applies all edits. */
  static SourceText apply(SourceText source) {
    SourceText counted = countCollections(collectLater(source));
    return discardUnfinishedCode(reportMissingClosures(reportLostJobs(counted)));
  }

  /**
   * A buffer that cannot grow still takes what is small enough, so that code for which there was no
   * memory has gaps: operands are missing, and what follows is read as their bytes. It is neither
   * compiled nor searched for names to release, of which the reference counts stay too high.
   */
  private static SourceText discardUnfinishedCode(SourceText source) {
    String release =
        """
            free_bytecode_atoms(ctx->rt, fd->byte_code.buf, fd->byte_code.size,
                                fd->use_short_opcodes);
            dbuf_free(&fd->byte_code);
        """;
    return source
        .replace(release, "    if (!dbuf_error(&fd->byte_code))\n    " + release)
        .replace(
            "    /* recompute scope linkage */\n    for (scope = 0; scope < fd->scope_count; scope++) {\n",
            """
                if (dbuf_error(&fd->byte_code)) {
                    JS_ThrowOutOfMemory(ctx);
                    goto fail;
                }
                /* recompute scope linkage */
                for (scope = 0; scope < fd->scope_count; scope++) {
            """);
  }

  /** Without memory for a closure that is what is thrown, and not that it is no function. */
  private static SourceText reportMissingClosures(SourceText source) {
    return source.insertAfter(
        "        fun_obj = js_closure(ctx, fun_obj, var_refs, sf);\n",
        "        if (JS_IsException(fun_obj))\n            return JS_EXCEPTION;\n");
  }

  /** A small heap, too, grows by a good step before garbage is looked for again. */
  private static SourceText collectLater(SourceText source) {
    return source.replace(
        """
                rt->malloc_gc_threshold = rt->malloc_state.malloc_size +
                    (rt->malloc_state.malloc_size >> 1);
        """,
        """
                rt->malloc_gc_threshold = rt->malloc_state.malloc_size +
                    max_int(rt->malloc_state.malloc_size >> 1, 1 << 20);
        """);
  }

  /** A profiler, which looks at memory alone, has to see whether garbage is being collected. */
  private static SourceText countCollections(SourceText source) {
    String count = "    cloche_collections++;\n";
    String last = "    gc_free_cycles(rt);\n}\n";
    return source
        .replace(
            "void JS_RunGC(JSRuntime *rt)\n{\n",
            "extern uint32_t cloche_collections;\n\nvoid JS_RunGC(JSRuntime *rt)\n{\n" + count)
        .replace(last, last.replace("}\n", count + "}\n"));
  }

  /** Without memory for its job, `then` throws: the job must not be lost in silence. */
  private static SourceText reportLostJobs(SourceText source) {
    return source.replace(
        """
                JS_EnqueueJob(ctx, promise_reaction_job, 5, args);
                for(i = 0; i < 2; i++)
                    promise_reaction_data_free(ctx->rt, rd_array[i]);
        """,
        """
                int queued = JS_EnqueueJob(ctx, promise_reaction_job, 5, args);
                for(i = 0; i < 2; i++)
                    promise_reaction_data_free(ctx->rt, rd_array[i]);
                if (queued < 0)
                    return -1;
        """);
  }
}
