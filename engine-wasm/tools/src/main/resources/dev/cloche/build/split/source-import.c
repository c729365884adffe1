/* The number given to functions that are read, and the way to the text of one; see modules.c. */
extern int cloche_source_script;
JSValue cloche_function_source(JSContext *ctx, int script, int pos, int len);

