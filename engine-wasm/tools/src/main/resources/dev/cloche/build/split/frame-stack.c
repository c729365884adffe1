/* The stack of JS frames: a LIFO bump allocator over chunks of the QuickJS heap.

   Frames are kept off the C stack for two reasons: on wasm every function that uses the C stack
   updates a global at its entry and exit, and a C stack has to be sized for the deepest recursion
   in advance. Chunks count against the heap limit. One empty chunk above the current one is kept,
   so that calls across a chunk's boundary do not allocate each time. */

#define JS_FRAME_CHUNK_MIN ((size_t)8 * 1024)
#define JS_FRAME_CHUNK_MAX ((size_t)256 * 1024)

typedef struct JSFrameChunk {
    struct JSFrameChunk *prev; /* NULL for the first chunk */
    struct JSFrameChunk *next; /* the empty chunk that is kept, or the one in use above this */
    uint8_t *top; /* frame_top when the next chunk came into use */
    uint8_t *end;
} JSFrameChunk;

static no_inline uint8_t *js_frame_next_chunk(JSRuntime *rt, size_t size)
{
    JSFrameChunk *chunk = rt->frame_chunk;
    JSFrameChunk *next = chunk ? chunk->next : NULL;
    size_t room;

    if (next && size > (size_t)(next->end - (uint8_t *)(next + 1))) {
        chunk->next = NULL;
        js_free_rt(rt, next);
        next = NULL;
    }
    if (!next) {
        room = JS_FRAME_CHUNK_MIN;
        if (chunk)
            room = 2 * (size_t)(chunk->end - (uint8_t *)(chunk + 1));
        if (room > JS_FRAME_CHUNK_MAX)
            room = JS_FRAME_CHUNK_MAX;
        if (room < size)
            room = size;
        next = js_malloc_rt(rt, sizeof(*next) + room);
        if (!next && room > size) {
            /* short of memory: this frame alone may still fit */
            room = size;
            next = js_malloc_rt(rt, sizeof(*next) + room);
        }
        if (!next)
            return NULL;
        next->prev = chunk;
        next->next = NULL;
        next->end = (uint8_t *)(next + 1) + room;
        if (chunk)
            chunk->next = next;
    }
    if (chunk)
        chunk->top = rt->frame_top;
    rt->frame_chunk = next;
    rt->frame_end = next->end;
    rt->frame_base = (uint8_t *)(next + 1);
    return rt->frame_base;
}

/* Returns size bytes aligned like a JSValue, or NULL (nothing is thrown) when memory is exhausted.
   size must be a multiple of 8 and not 0. */
static inline void *js_frame_push(JSRuntime *rt, size_t size)
{
    uint8_t *frame = rt->frame_top;

    if (unlikely(size > (size_t)(rt->frame_end - frame))) {
        frame = js_frame_next_chunk(rt, size);
        if (!frame)
            return NULL;
    }
    rt->frame_top = frame + size;
    return frame;
}

static no_inline void js_frame_leave_chunk(JSRuntime *rt)
{
    JSFrameChunk *chunk = rt->frame_chunk;

    if (chunk->next) {
        js_free_rt(rt, chunk->next);
        chunk->next = NULL;
    }
    if (chunk->prev) {
        chunk = chunk->prev;
        rt->frame_chunk = chunk;
        rt->frame_top = chunk->top;
        rt->frame_end = chunk->end;
        rt->frame_base = (uint8_t *)(chunk + 1);
    }
}

/* frame must be the one pushed last. Its memory stays readable until the next push. */
static inline void js_frame_pop(JSRuntime *rt, void *frame)
{
    rt->frame_top = frame;
    if (unlikely(frame == rt->frame_base))
        js_frame_leave_chunk(rt);
}

/* Frees all chunks; no frame may be in use. */
static void js_frame_free_all(JSRuntime *rt)
{
    JSFrameChunk *chunk = rt->frame_chunk;

    if (chunk && chunk->next)
        js_free_rt(rt, chunk->next);
    while (chunk) {
        JSFrameChunk *prev = chunk->prev;
        js_free_rt(rt, chunk);
        chunk = prev;
    }
    rt->frame_chunk = NULL;
    rt->frame_top = rt->frame_end = rt->frame_base = NULL;
}

