    /* the stack of JS frames, see js_frame_push() */
    uint8_t *frame_top; /* next free byte, NULL before the first call */
    uint8_t *frame_end; /* end of the current chunk */
    uint8_t *frame_base; /* lowest frame of the current chunk */
    struct JSFrameChunk *frame_chunk; /* the current chunk, NULL before the first call */
