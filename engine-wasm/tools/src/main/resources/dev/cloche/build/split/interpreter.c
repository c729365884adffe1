@comparison@
@handlers@
static no_inline uint64_t cloche_op_cold(JSOpFrame *f, uint8_t *pc, JSValue *sp, int opcode)
{
    switch (opcode) {
@cold@
    }
}

/* Makes a coroutine's frame current. NULL when an exception was thrown, and then the coroutine is
   still suspended. */
static no_inline JSOpFrame *cloche_resume(JSContext *caller_ctx, JSValueConst func_obj,
                                          JSValueConst this_obj, JSValueConst new_target,
                                          int argc, JSValueConst *argv)
{
    JSRuntime *rt = caller_ctx->rt;
    JSContext *ctx;
    JSObject *p;
    JSFunctionBytecode *b;
    JSStackFrame *sf;
    uint8_t *pc;
    JSValue *local_buf, *stack_buf, *var_buf, *arg_buf, *sp;
    JSVarRef **var_refs;
    JSOpFrame *f;

    f = js_frame_push(rt, sizeof(*f));
    if (unlikely(!f)) {
        JS_ThrowOutOfMemory(caller_ctx);
        return NULL;
    }
@resume@
    (void)local_buf;
    return f;
}

/* Builds the frame of a bytecode function. NULL when an exception was thrown. */
static no_inline JSOpFrame *cloche_enter(JSContext *caller_ctx, JSValueConst func_obj,
                                         JSValueConst this_obj, JSValueConst new_target,
                                         int argc, JSValueConst *argv, int flags)
{
    JSRuntime *rt = caller_ctx->rt;
    JSContext *ctx;
    JSObject *p = JS_VALUE_GET_OBJ(func_obj);
    JSFunctionBytecode *b;
    JSStackFrame *sf;
    uint8_t *pc;
    int arg_allocated_size, i;
    JSValue *local_buf, *stack_buf, *var_buf, *arg_buf, *sp;
    JSVarRef **var_refs;
    size_t alloca_size;
    JSOpFrame *f;

@enter@
    return f;
}

/* Goes on after a handler answered a code: an exception is unwound to a handler of the function, for
   which the answer is the pc and stack pointer to go on with. Otherwise the function is left, its
   result is in f->ret_val, and the answer is 0. */
static no_inline uint64_t cloche_stop(JSOpFrame *f, JSValue *sp, uintptr_t code)
{
    JSContext *ctx = f->ctx;
    JSRuntime *rt = ctx->rt;
    JSFunctionBytecode *b = f->b;
    JSStackFrame *sf = f->sf;
    uint8_t *pc = f->pc;
    JSValue *stack_buf = f->stack_buf, *local_buf = (JSValue *)(f + 1);
    JSValue ret_val = f->ret_val, *pval;

    if (code == OP_CODE_DONE)
        goto done;
    if (code == OP_CODE_DONE_GENERATOR)
        goto done_generator;
@exit@
    rt->current_stack_frame = sf->prev_frame;
    f->ret_val = ret_val;
    return 0;
}

/* The loop stays small by calling even these; the JVM's compiler inlines them where it pays. */
static no_inline __attribute__((unused)) void cloche_free_value(JSContext *ctx, JSValue v)
{
    JS_FreeValue(ctx, v);
}

static no_inline __attribute__((unused)) JSValue cloche_dup(JSValueConst v)
{
    return js_dup(v);
}

static no_inline __attribute__((unused)) void cloche_set_value(JSContext *ctx, JSValue *pval,
                                                               JSValue new_val)
{
    set_value(ctx, pval, new_val);
}

#undef BREAK
#define BREAK goto next_op
#define JS_FreeValue cloche_free_value
#define js_dup cloche_dup
#define set_value cloche_set_value

/* argv[] is modified if (flags & JS_CALL_FLAG_COPY_ARGV) = 0. */
static JSValue JS_CallInternal(JSContext *caller_ctx, JSValueConst func_obj,
                               JSValueConst this_obj, JSValueConst new_target,
                               int argc, JSValueConst *argv, int flags)
{
    JSRuntime *rt = caller_ctx->rt;
    JSOpFrame *f;
    uint8_t *pc;
    JSValue *sp, ret_val;
    int opcode;
    uint64_t r;

    if (unlikely(JS_VALUE_GET_TAG(func_obj) != JS_TAG_OBJECT)) {
        if (!(flags & JS_CALL_FLAG_GENERATOR))
            goto not_a_function;
        f = cloche_resume(caller_ctx, func_obj, this_obj, new_target, argc, argv);
        if (unlikely(!f))
            return JS_EXCEPTION;
        pc = f->pc;
        sp = f->sp;
        if (((JSAsyncFunctionState *)JS_VALUE_GET_PTR(func_obj))->throw_flag) {
            r = cloche_stop(f, sp, OP_CODE_EXCEPTION);
            if (!r)
                goto leave;
            pc = (uint8_t *)OP_PC(r);
            sp = OP_SP(r);
        }
    } else {
        JSObject *p;
@dispatch@
        f = cloche_enter(caller_ctx, func_obj, this_obj, new_target, argc, argv, flags);
        if (unlikely(!f))
            return JS_EXCEPTION;
        pc = f->pc;
        sp = f->sp;
    }

    for (;;) {
        switch (opcode = *pc++) {
@inline@
@warm@
        default:
            r = cloche_op_cold(f, pc, sp, opcode);
            break;
        exception: __attribute__((unused))
            f->pc = pc;
            r = OP_RESULT(OP_CODE_EXCEPTION, sp);
            break;
        }
        if (unlikely(OP_PC(r) <= OP_CODE_LAST)) {
            r = cloche_stop(f, OP_SP(r), OP_PC(r));
            if (!r)
                break;
        }
        pc = (uint8_t *)OP_PC(r);
        sp = OP_SP(r);
    next_op: __attribute__((unused));
    }
leave:
    ret_val = f->ret_val;
    js_frame_pop(rt, f);
    return ret_val;
}

#undef JS_FreeValue
#undef js_dup
#undef set_value
#undef BREAK
