    /* unlike __builtin_frame_address(0) this does not give the caller a frame */
    uintptr_t sp;
    __asm__ volatile("global.get __stack_pointer\n\tlocal.set %0" : "=r"(sp));
    return sp;
