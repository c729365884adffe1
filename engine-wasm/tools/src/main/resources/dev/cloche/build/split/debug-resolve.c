        case OP_debug_scope:
            scope = get_u16(bc_buf + pos + 1);
            mark_eval_captured_variables(ctx, s, scope);
            dbuf_putc(&bc_out, op);
            dbuf_put_u16(&bc_out, s->scopes[scope].first + 1);
            dbuf_putc(&bc_out, bc_buf[pos + 3]);
            break;
