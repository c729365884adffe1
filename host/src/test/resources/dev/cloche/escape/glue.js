// What the glue between host and guest might trip over. There is a host function `give`, whose result has a secret and a list.

//# 8 accessor VARIANT on Object.prototype: OK(true)
//@ get ;; set ;; apply ;; has ;; value ;; writable ;; enumerable ;; configurable ;; secret ;; list ;; toJSON ;; length ;; 0 ;; 1 ;; name ;; message ;; stack
let leaked = false;
const planted = { __proto__: null, get() { return undefined; }, set(v) { leaked ||= `${v}`.includes('hidden'); }, configurable: true };
Object.defineProperty(Object.prototype, 'VARIANT', planted);
const answer = give({ a: [1, { b: 2 }] });
answer.secret === 'hidden' && answer.list[1] === 2 && !leaked

//# 8 accessor VARIANT on Array.prototype: OK(true)
//@ 0 ;; 1 ;; 2 ;; toJSON ;; then
let leaked = false;
Object.defineProperty(Array.prototype, 'VARIANT', { get() { return undefined; }, set(v) { leaked = true; }, configurable: true });
const answer = give([[1], 2, 3]);
answer.list[0] === 1 && answer.list[1] === 2 && !leaked

//# 10 VARIANT replaced: OK(true)
//@ Array.prototype[Symbol.iterator] ;; Array.prototype.push ;; Array.prototype.join ;; Array.isArray ;; Promise.prototype.then ;; Promise.resolve ;; JSON.stringify ;; JSON.parse
//@ Object.defineProperty ;; Object.keys ;; Object.getPrototypeOf ;; Reflect.apply ;; Reflect.ownKeys ;; Reflect.get ;; Function.prototype.call ;; Function.prototype.apply ;; Function.prototype.bind
//@ WeakMap.prototype.set ;; WeakMap.prototype.get ;; Map.prototype.get ;; Map.prototype.set ;; Set.prototype.has ;; RegExp.prototype.exec ;; String.prototype.replace ;; Symbol.prototype.toString ;; Error.prototype.toString
const map = new Map([[1, 2]]);
VARIANT = () => { throw 'forged'; };
const answer = give({ a: [1, 2] });
console.log('x', answer, [1], map);
answer.secret === 'hidden' && answer.list[1] === 2

//# 10 error of the host's, with VARIANT replaced: OK(true)
//@ Error ;; TypeError ;; Error.prototype.constructor ;; Object.prototype.toString ;; Error.captureStackTrace ;; Function.prototype.call
VARIANT = function () { throw 'forged'; };
let name; try { refuse(); } catch (e) { name = e.message; } name === 'refused'

//# 18 module of the engine's: VARIANT: DENY ERR
//@ require('std') ;; require('os') ;; require('qjs:std') ;; require('qjs:os') ;; require('bjson') ;; import('std') ;; import('os') ;; import('qjs:std') ;; eval('import "std"') ;; new Function('import * as os from "os"')()
//@ std.evalScript('1') ;; os.exec(['sh']) ;; loadScript('x') ;; __loadScript('x') ;; print(1) ;; scriptArgs[0] ;; bjson.read() ;; gc() ;; std.evalScript('1'); while (1);
VARIANT
