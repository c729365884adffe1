// Places in which the deadline may find a script. Each case starts with its technique's number, its name and the endings that are right.

//# 42 promise executor: TIME
new Promise(() => { for (;;); });

//# 42 getter: TIME
({ get x() { for (;;); } }).x;

//# 42 toPrimitive: TIME
+{ [Symbol.toPrimitive]() { for (;;); } };

//# 42 comparator: TIME
[2, 1, 3].sort(() => { for (;;); });

//# 42 JSON reviver: TIME
JSON.parse('{"a":1}', () => { for (;;); });

//# 42 JSON replacer: TIME
JSON.stringify({ a: 1 }, () => { for (;;); });

//# 42 Array.from mapper: TIME
Array.from([1], () => { for (;;); });

//# 42 proxy trap: TIME
new Proxy({}, { get() { for (;;); } }).x;

//# 42 tagged template: TIME
((strings) => { for (;;); })`a${1}`;

//# 42 static block: TIME
class A { static { for (;;); } }

//# 42 default parameter: TIME
((x = (() => { for (;;); })()) => x)();

//# 42 hasInstance: TIME
1 instanceof { [Symbol.hasInstance]() { for (;;); } };

//# 42 replace callback: TIME
'a'.replace(/a/, () => { for (;;); });

//# 42 getter of the result: TIME
({ get x() { for (;;); } });

//# 42 message of a thrown object: TIME
throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });

//# 42 getter of a nested result: TIME
({ a: [{ b: new Map([[1, { get x() { for (;;); } }]]) }] });

//# 42 result that is a proxy in a proxy's clothes: TIME ERR(DataCloneError)
new Proxy({}, { ownKeys() { for (;;); } });

//# 42 then getter of the result: TIME
({ get then() { for (;;); } });

//# 42 stack of a thrown error: ERR(Error)
throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;); } });

//# 42 name of a thrown error: TIME
throw Object.defineProperty(new Error('x'), 'name', { get() { for (;;); } });

//# 42 cause of a thrown error: TIME
throw Object.defineProperty(new Error('x'), 'cause', { get() { for (;;); } });

//# 42 message that converts for ever: ERR(Error)
throw Object.assign(new Error('x'), { message: { toString() { for (;;); } } });

//# 42 errors of an AggregateError: ERR(AggregateError)
throw Object.defineProperty(new AggregateError([]), 'errors', { get() { for (;;); } });

//# 42 rejection with a hostile reason: TIME
Promise.reject({ get message() { for (;;); } });

//# 42 prepareStackTrace that loops: TIME
Error.prepareStackTrace = () => { for (;;); };
throw new Error('x');

//# 42 console that is given a getter's work: TIME
console.log(new Proxy({}, { getPrototypeOf() { for (;;); } }), `${{ toString() { for (;;); } }}`);

//# 42 trap VARIANT: TIME
//@ get ;; set ;; has ;; deleteProperty ;; defineProperty ;; getOwnPropertyDescriptor ;; ownKeys ;; getPrototypeOf
//@ setPrototypeOf ;; isExtensible ;; preventExtensions ;; apply ;; construct
const p = new Proxy(function () {}, { VARIANT() { for (;;); } });
({ get: () => p.x, set: () => (p.x = 1), has: () => 'x' in p, deleteProperty: () => delete p.x, defineProperty: () => Object.defineProperty(p, 'x', {}),
  getOwnPropertyDescriptor: () => Object.getOwnPropertyDescriptor(p, 'x'), ownKeys: () => Reflect.ownKeys(p), getPrototypeOf: () => Object.getPrototypeOf(p),
  setPrototypeOf: () => Object.setPrototypeOf(p, null), isExtensible: () => Object.isExtensible(p), preventExtensions: () => Object.preventExtensions(p), apply: () => p(), construct: () => new p() }).VARIANT();

//# 42 callback of Array.prototype.VARIANT: TIME
//@ map ;; filter ;; forEach ;; some ;; every ;; find ;; findIndex ;; findLast ;; findLastIndex ;; reduce ;; reduceRight
//@ flatMap ;; sort ;; toSorted
[3, 1, 2].VARIANT(() => { for (;;); });

//# 42 callback of a typed array's VARIANT: TIME
//@ map ;; filter ;; forEach ;; some ;; every ;; find ;; findLast ;; reduce ;; sort ;; toSorted
new Float64Array([3, 1, 2]).VARIANT(() => { for (;;); });

//# 42 conversion in VARIANT: TIME
//@ x + '' ;; +x ;; `${x}` ;; [x].join() ;; x < 1 ;; ({})[x] ;; new Date(x) ;; Symbol(x) ;; isNaN(x) ;; parseInt(x)
//@ encodeURI(x) ;; 'a'.concat(x)
const loop = () => { for (;;); };
const x = { toString: loop, valueOf: loop };
VARIANT;

//# 42 well-known symbol VARIANT: TIME
//@ match ;; matchAll ;; replace ;; search ;; split
const hostile = { [Symbol.VARIANT]() { for (;;); } };
'text'.VARIANT(hostile, '');

//# 42 setter: TIME
({ set x(v) { for (;;); } }).x = 1;

//# 42 computed key, field, heritage VARIANT: TIME
//@ class A { [f()]() {} } ;; new (class { x = f(); })() ;; class A extends f() {} ;; ({ [f()]: 1 })
//@ class A { static x = f(); } ;; const { a = f() } = {} ;; const [b = f()] = [] ;; new (class { #p = f(); })()
//@ new (class { accessor = f(); })()
const f = () => { for (;;); };
VARIANT;

//# 42 callback of VARIANT: TIME ERR OK
//@ new Map([[1, 1]]).forEach(f) ;; new Set([1]).forEach(f) ;; Object.groupBy([1], f) ;; Map.groupBy([1], f)
//@ Array.fromAsync([1], f) ;; Uint8Array.from([1], f) ;; structuredClone({ get a() { return f(); } })
//@ [1].values().map(f).next() ;; Object.assign({}, { get a() { return f(); } })
//@ Object.defineProperties({}, { get a() { return f(); } }) ;; Reflect.apply(f, null, []) ;; f.call() ;; f.apply()
//@ f.bind()() ;; new f() ;; new Function('f', 'f()')(f) ;; eval('f()') ;; Object.entries({ get a() { return f(); } })
//@ [...{ [Symbol.iterator]: f }] ;; JSON.stringify({ toJSON: f })
//@ console.log({ get [Symbol.toStringTag]() { return f(); } }) ;; console.log('%d', { valueOf: f })
//@ setImmediate.call(f()) ;; require?.(f())
function f() { for (;;); }
VARIANT;
