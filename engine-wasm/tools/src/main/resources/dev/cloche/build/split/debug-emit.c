static void emit_debug(JSParseState *s, int flags)
{
    int column = s->token.col_num;

    if (cloche_debug.compiling) {
        /* a token's own column may be that of the one before it */
        if (s->token.ptr >= s->token.line_start)
            column = (int)(s->token.ptr - s->token.line_start) + 1;
        emit_source_loc_at(s, s->token.line_num, column);
        emit_op(s, OP_debug_scope);
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

