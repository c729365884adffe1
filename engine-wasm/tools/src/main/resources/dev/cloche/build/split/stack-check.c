/* Not 0 when calls are nested as deep as the host allows. */
__attribute__((import_module("cloche"), import_name("depth_exceeded")))
int cloche_depth_exceeded(void);

static inline bool js_check_stack_overflow(JSRuntime *rt, size_t alloca_size)
{
    uintptr_t sp = js_get_stack_pointer();

    return unlikely(sp < rt->stack_limit || sp - rt->stack_limit < alloca_size ||
                    cloche_depth_exceeded());
}

