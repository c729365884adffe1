/* What a debugger has switched on; see internals_debug.c. */
typedef struct ClocheDebug {
    bool compiling; /* statements of functions compiled from now on begin with OP_debug */
    bool stepping; /* a step is being made */
    uint8_t thrown; /* which exceptions stop: ... */
    uint8_t asked; /* by the host, which writes it: stop at the next statement */
} ClocheDebug;
extern ClocheDebug cloche_debug;

/* Flags of OP_debug. */
#define DEBUG_STATEMENT  1 /* a statement `debugger` */
#define DEBUG_BREAKPOINT 2

/* Stops, if it is to. -1 with the exception pending when the guest must not go on. */
static int cloche_debug_stop(JSContext *ctx, JSStackFrame *sf, int flags);
static void cloche_debug_thrown(JSContext *ctx, JSStackFrame *sf);

