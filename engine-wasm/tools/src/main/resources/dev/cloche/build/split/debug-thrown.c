    if (unlikely(cloche_debug.thrown)) {
        sf->cur_pc = pc;
        cloche_debug_thrown(ctx, sf);
    }
