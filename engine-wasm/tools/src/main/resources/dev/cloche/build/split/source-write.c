/* Instead of the text, where it stands. */
            bc_put_leb128(s, 0);
            bc_put_leb128(s, b->source_len);
            bc_put_leb128(s, b->source_pos);
