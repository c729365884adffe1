    JSObject *p = JS_VALUE_GET_OBJ(func_obj);
    JSProperty *pr = add_property(ctx, p, JS_ATOM_length, JS_PROP_CONFIGURABLE);
    if (!pr)
        return;
    pr->u.value = js_int32(len);
    pr = add_property(ctx, p, JS_ATOM_name, JS_PROP_CONFIGURABLE);
    if (!pr)
        return;
    /* No guest code sees it without a value, for making that runs none. */
    pr->u.value = JS_UNDEFINED;
    JSValue text = JS_AtomToString(ctx, name);
    if (!JS_IsException(text))
        pr->u.value = text;
