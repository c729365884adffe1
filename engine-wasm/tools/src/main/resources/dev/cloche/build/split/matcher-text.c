/* Text of two-byte characters is read by functions; only one-byte text is read in the loop. */
static no_inline uint64_t lre_next_wide(const uint8_t *at, const uint8_t *end, int type)
{
    uint32_t c;
    GET_CHAR(c, at, end, type);
    return (uint64_t)c << 32 | (uint32_t)(uintptr_t)at;
}

static no_inline uint32_t lre_peek_wide(const uint8_t *at, const uint8_t *end, int type)
{
    uint32_t c;
    PEEK_CHAR(c, at, end, type);
    return c;
}

static no_inline uint32_t lre_peek_previous(const uint8_t *at, const uint8_t *start, int type)
{
    uint32_t c;
    PEEK_PREV_CHAR(c, at, start, type);
    return c;
}

static no_inline uint64_t lre_previous(const uint8_t *at, const uint8_t *start, int type)
{
    uint32_t c;
    GET_PREV_CHAR(c, at, start, type);
    return (uint64_t)c << 32 | (uint32_t)(uintptr_t)at;
}

static no_inline const uint8_t *lre_step_back(const uint8_t *at, const uint8_t *start, int type)
{
    PREV_CHAR(at, start, type);
    return at;
}

#undef GET_CHAR
#undef PEEK_CHAR
#undef PEEK_PREV_CHAR
#undef GET_PREV_CHAR
#undef PREV_CHAR
#define TAKE_CHAR(c, at, pair)                      \
    do {                                            \
        uint64_t pair_ = (pair);                    \
        c = (uint32_t)(pair_ >> 32);                \
        at = (const uint8_t *)(uintptr_t)(uint32_t)pair_; \
    } while (0)
#define GET_CHAR(c, at, end, type)                  \
    do {                                            \
        if ((type) == 0) {                          \
            c = *at++;                              \
        } else {                                    \
            TAKE_CHAR(c, at, lre_next_wide(at, end, type)); \
        }                                           \
    } while (0)
#define PEEK_CHAR(c, at, end, type) \
    c = (type) == 0 ? *(at) : lre_peek_wide(at, end, type)
#define PEEK_PREV_CHAR(c, at, start, type) c = lre_peek_previous(at, start, type)
#define GET_PREV_CHAR(c, at, start, type) TAKE_CHAR(c, at, lre_previous(at, start, type))
#define PREV_CHAR(at, start, type) at = lre_step_back(at, start, type)

/* Records the old value of a capture unless that was done since the last saved state. */
static no_inline StackElem *lre_save_once(StackElem *sp, const StackElem *bp, uint8_t **capture,
                                          uint32_t idx)
{
    for (StackElem *saved = sp; saved > bp; saved -= 2) {
        if (saved[-2].val == (intptr_t)idx)
            return sp;
    }
    sp[0].val = idx;
    sp[1].ptr = capture[idx];
    return sp + 2;
}

