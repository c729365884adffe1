/*
 * The guest's way out: host calls, host functions and host promises. Arguments are encoded before
 * the host is entered, replies are decoded after it has been left; host text is never evaluated.
 */
#ifndef CLOCHE_HOSTCALL_H
#define CLOCHE_HOSTCALL_H

#include "engine.h"

/* Sends the array `arguments` and answers the reply: its value, or JS_EXCEPTION with what the host
 * threw, or with a DataCloneError. */
JSValue host_call(JSContext *ctx, uint32_t op, int argc, JSValueConst *argv);

/* As host_call, of arguments that name handles on offer, which are the host's when they are sent. */
JSValue host_call_offering(JSContext *ctx, uint32_t op, int argc, JSValueConst *argv);

/* As host_call; answers the reply's bytes, from malloc, which a NUL byte follows, or NULL with the
 * exception pending. */
uint8_t *host_request(
    JSContext *ctx, uint32_t op, int argc, JSValueConst *argv, uint32_t *length);

/* The value of a reply, whose block it frees; JS_EXCEPTION with what the host threw. */
JSValue host_reply(JSContext *ctx, uint8_t *block, uint32_t length);

/* A guest function that calls host function `id`. `name` becomes its name. */
JSValue host_function_new(JSContext *ctx, const char *name, int32_t id);
/* Calls host function `id`. */
JSValue host_function_call(JSContext *ctx, int32_t id, int argc, JSValueConst *argv);

/* callback.c: a guest function like that, of whose end OP_CALLBACKS tells. */
int callback_class_install(JSRuntime *rt);
JSValue callback_new(JSContext *ctx, const char *name, int32_t id);

/* The promise that SETTLE `id` will settle; JS_EXCEPTION when `id` is in use or memory is out. */
JSValue host_promise_new(JSContext *ctx, uint32_t id);
/* Takes the promise out; undefined when there is none of that id. */
JSValue host_promise_take(JSContext *ctx, uint32_t id);

/* clone.c: defines structuredClone. */
int clone_install(JSContext *ctx);

/* library.c: the bytes of an ArrayBuffer at the end of a reply, or NULL. */
const uint8_t *reply_contents(Reader *reader, uint32_t *size);
/* The program whose bytecode is such an ArrayBuffer. */
JSValue program_read(JSContext *ctx, Reader *reader);
/* As program_read, of a library of this name. */
JSValue library_read(JSContext *ctx, const char *name);
/* library(name), the value of a program of the host's own. */
JSValue library_load(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);

/* module.c: what QuickJS asks for modules. */
void modules_install(JSRuntime *rt);
/* Compiles an ES module; answers `[number, has top-level await, name, specifier...]`. */
JSValue module_compile(
    JSContext *ctx, const char *source, size_t length, const char *file, int line);

/* modules.c: module(path), the function of a module. */
JSValue module_load(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);
/* Given to functions that are being read; see the build's SourceEdits. */
extern int cloche_source_script;

/* utf8.c: encode(string), a Uint8Array; decode(Uint8Array, strictly), undefined when it is not. */
JSValue utf8_encode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);
JSValue utf8_decode(JSContext *ctx, JSValueConst self, int argc, JSValueConst *argv);

/* shim.c: what the context's shim has on the global object; most of it is not there yet. */
int shim_install(JSContext *ctx);
/* Calls what the shim answers, which is loaded first where it is not there. */
JSValue shim_require(JSContext *ctx, JSValueConst specifier);
JSValue shim_seal(JSContext *ctx);
/* shimhost.c: the shim's private object, with what only the engine can do and see. */
JSValue shim_host_new(JSContext *ctx);

#endif
