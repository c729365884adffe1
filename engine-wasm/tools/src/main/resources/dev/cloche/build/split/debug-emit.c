static void emit_debug(JSParseState *s, int flags)
{
    if (cloche_debug.compiling) {
        emit_source_loc(s);
        emit_op(s, OP_debug);
        emit_u16(s, s->cur_func->scope_level);
        emit_u8(s, flags);
    }
}

/* In front of what does something by itself; function declarations are hoisted. */
static void emit_debug_statement(JSParseState *s)
{
    switch (s->token.val) {
    case '{':
    case TOK_FUNCTION:
    case TOK_EOF:
        break;
    default:
        emit_debug(s, s->token.val == TOK_DEBUGGER ? DEBUG_STATEMENT : 0);
    }
}

