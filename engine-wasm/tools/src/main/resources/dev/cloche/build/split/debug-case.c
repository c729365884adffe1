        CASE(OP_debug):
            pc += 3;
            if (pc[-1] || cloche_debug.stepping || cloche_debug.asked) {
                sf->cur_pc = pc;
                if (cloche_debug_stop(ctx, sf, pc[-1]))
                    goto exception;
            }
            BREAK;
