        if (b->source_script)
            return cloche_function_source(ctx, b->source_script, b->source_pos, b->source_len);
