/*
 * `{...source}`: copies all properties at once where each is plain data, as it would be in the copy,
 * and the target has none yet. 1, 0 when nothing was done, or -1.
 */
static int js_copy_object(JSContext *ctx, JSValueConst target, JSObject *source)
{
    JSObject *p = JS_VALUE_GET_OBJ(target);
    JSShape *shape = source->shape;
    JSShapeProperty *prs = get_shape_prop(shape);
    JSProperty *copy;
    int i;

    if (source->class_id != JS_CLASS_OBJECT || p->class_id != JS_CLASS_OBJECT ||
        !shape->is_hashed || shape->proto != p->shape->proto ||
        p->shape->prop_count != 0 || !p->extensible || source == p)
        return 0;
    for (i = 0; i < shape->prop_count; i++) {
        if (prs[i].atom == JS_ATOM_NULL || prs[i].flags != JS_PROP_C_W_E)
            return 0;
        if (!__JS_AtomIsTaggedInt(prs[i].atom) &&
            ctx->rt->atom_array[prs[i].atom]->atom_type != JS_ATOM_TYPE_STRING)
            return 0;
    }
    copy = js_malloc(ctx, sizeof(*copy) * shape->prop_size);
    if (!copy)
        return -1;
    for (i = 0; i < shape->prop_count; i++)
        copy[i].u.value = js_dup(source->prop[i].u.value);
    js_free(ctx, p->prop);
    js_free_shape(ctx->rt, p->shape);
    p->prop = copy;
    p->shape = js_dup_shape(shape);
    return 1;
}

