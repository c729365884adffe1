    if (js_check_stack_overflow(rt, 0)) {
        JS_ThrowStackOverflow(caller_ctx);
        return NULL;
    }
    alloca_size = (alloca_size + sizeof(JSValue) - 1) & ~(sizeof(JSValue) - 1);
    f = js_frame_push(rt, sizeof(*f) + alloca_size);
    if (unlikely(!f)) {
        JS_ThrowOutOfMemory(caller_ctx);
        return NULL;
    }
    sf = &f->frame;

