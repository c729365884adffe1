/* The position after it, or NULL for no match. */
static no_inline const uint8_t *@name@(REExecContext *s, uint8_t **capture, int opcode,
                                       const uint8_t *pc, const uint8_t *cptr)
{
    const uint8_t *cbuf_end = s->cbuf_end;
    int cbuf_type = s->cbuf_type;
    uint32_t val, c;

@body@
    return cptr;
no_match:
    return NULL;
}

