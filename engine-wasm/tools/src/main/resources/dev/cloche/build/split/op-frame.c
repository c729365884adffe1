/* What the opcodes of one running function share. An ordinary call's locals follow it in memory;
   a coroutine's stand in the coroutine. */
typedef struct JSOpFrame {
    JSStackFrame frame; /* an ordinary call's sf; unused by a coroutine */
    JSStackFrame *sf;
    JSContext *ctx;
    JSContext *caller_ctx;
    JSFunctionBytecode *b;
    JSValue *stack_buf;
    JSValue *var_buf;
    JSValue *arg_buf;
    JSVarRef **var_refs;
    JSValueConst *argv;
    int argc;
    uint8_t *pc; /* at entry, and when the loop stops */
    JSValue *sp; /* at entry */
    JSValueConst this_obj;
    JSValueConst new_target;
    JSValue ret_val; /* when the loop stops */
    JSValue scratch[2]; /* for temporaries of one opcode whose address is taken */
} JSOpFrame;

/* An opcode's handler takes the frame, the pc behind the opcode, the stack pointer and the opcode.
   It answers the next pc in the upper half and the next stack pointer in the lower half, or one of
   the codes below in place of the pc, which is then in f->pc. */
#define OP_CODE_EXCEPTION      0
#define OP_CODE_DONE           1
#define OP_CODE_DONE_GENERATOR 2
#define OP_CODE_LAST           2

#define OP_RESULT(pc_, sp_) (((uint64_t)(uintptr_t)(pc_) << 32) | (uintptr_t)(sp_))
#define OP_PC(r) ((uintptr_t)((r) >> 32))
#define OP_SP(r) ((JSValue *)(uintptr_t)(uint32_t)(r))
#define OP_STOP(code) do { f->pc = pc; return OP_RESULT(code, sp); } while (0)

_Static_assert(sizeof(void *) == 4, "a pc and a stack pointer must fit into 64 bits");
_Static_assert(sizeof(JSOpFrame) % sizeof(JSValue) == 0, "the locals behind a frame are aligned");

#define BREAK return OP_RESULT(pc, sp)
