        if (bc_get_leb128_int(s, &b->source_len))
            goto fail;
        if (bc_get_leb128_int(s, &b->source_pos))
            goto fail;
        b->source_script = cloche_source_script;
