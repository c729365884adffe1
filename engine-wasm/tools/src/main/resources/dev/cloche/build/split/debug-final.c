        case OP_debug_scope:
            add_pc2line_info(s, bc_out.size, line_num, col_num);
            dbuf_putc(&bc_out, OP_debug);
            dbuf_put(&bc_out, bc_buf + pos + 1, len - 1);
            break;
