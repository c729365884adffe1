    val = func(realm, p, prop, pr->u.init.opaque);
    JS_FreeContext(realm);
    if (JS_IsException(val))
        return -1;
    prs = find_own_property(&pr, p, prop);
    if (!prs || (prs->flags & JS_PROP_TMASK) != JS_PROP_AUTOINIT) {
        JS_FreeValue(ctx, val);
        return 0;
    }
    if (js_shape_prepare_update(ctx, p, &prs)) {
        JS_FreeValue(ctx, val);
        return -1;
    }
    js_autoinit_free(ctx->rt, pr);
    prs->flags &= ~JS_PROP_TMASK;
    pr->u.value = val;
    return 0;
