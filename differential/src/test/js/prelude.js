// What a program of the corpus may use, the same on every engine: `show(value)` is a text that tells values apart,
// `print(...values)` adds a line of them to the answer, `attempt(f)` is what f returns or throws, as text.
// The engines' drivers call `$run(source)`, let all jobs run, and read `$answer()`.
(() => {
  'use strict';
  // Captured, and nothing inherited is used below: a program may replace any of it.
  const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const indirectEval = eval;
  const uncurry = (f) => (self, ...args) => apply(f, self, args);
  const getter = (prototype, key) => uncurry(getOwnPropertyDescriptor(prototype, key).get);
  const TypedArray = getPrototypeOf(Uint8Array.prototype);
  const String_ = String;
  const isArray = Array.isArray;
  const charCodeAt = uncurry(String.prototype.charCodeAt);
  const then = uncurry(Promise.prototype.then);
  const functionText = uncurry(Function.prototype.toString);
  const startsWith = uncurry(String.prototype.startsWith);
  const forEachOfMap = uncurry(Map.prototype.forEach);
  const forEachOfSet = uncurry(Set.prototype.forEach);
  const numberText = uncurry(Number.prototype.toString);
  const tagOf = uncurry(Object.prototype.toString);
  const wellKnown = ownKeys(Symbol);
  const symbols = Symbol;

  // Each answers undefined for what is not of its kind, whatever the prototype says.
  const probe = (f) => (value) => {
    try {
      return f(value);
    } catch {
      return undefined;
    }
  };
  const mapSize = probe(getter(Map.prototype, 'size'));
  const setSize = probe(getter(Set.prototype, 'size'));
  const byteLength = probe(getter(ArrayBuffer.prototype, 'byteLength'));
  const viewLength = probe(getter(DataView.prototype, 'byteLength'));
  const typedName = getter(TypedArray, Symbol.toStringTag);
  const typedLength = getter(TypedArray, 'length');
  const time = probe(uncurry(Date.prototype.getTime));
  const iso = uncurry(Date.prototype.toISOString);
  const source = probe(getter(RegExp.prototype, 'source'));
  const flags = probe(getter(RegExp.prototype, 'flags'));
  const isRegExp = (value) => value !== RegExp.prototype && source(value) !== undefined;
  const boxes = [Number, String, Boolean, BigInt, Symbol].map((type) => probe(uncurry(type.prototype.valueOf)));

  const code = (unit) => {
    const hex = numberText(unit, 16);
    return `\\u${unit < 16 ? '000' : unit < 256 ? '00' : unit < 4096 ? '0' : ''}${hex}`;
  };
  const quote = (text) => {
    let quoted = '"';
    for (let i = 0; i < text.length; i++) {
      const unit = charCodeAt(text, i);
      if (unit === 34 || unit === 92) quoted += `\\${text[i]}`;
      else if (unit === 10) quoted += '\\n';
      else quoted += unit < 32 || unit > 126 ? code(unit) : text[i];
    }
    return `${quoted}"`;
  };
  const symbolText = (symbol) => {
    for (let i = 0; i < wellKnown.length; i++) {
      if (symbols[wellKnown[i]] === symbol) return `@@${wellKnown[i]}`;
    }
    return String_(symbol);
  };
  const keyText = (key) => (typeof key === 'symbol' ? `[${symbolText(key)}]` : quote(key));
  const isIndex = (key) => {
    if (typeof key === 'symbol') return false;
    const index = key >>> 0;
    return `${index}` === key && index !== 4294967295;
  };
  // The own data property `name` or `constructor` and so on, without running a getter.
  const own = (object, key) => {
    const found = getOwnPropertyDescriptor(object, key);
    return found && 'value' in found ? found.value : undefined;
  };
  const className = (object) => {
    const prototype = getPrototypeOf(object);
    if (prototype === null) return 'null-prototype';
    const constructor = own(prototype, 'constructor');
    return typeof constructor === 'function' ? `${own(constructor, 'name')}` : 'object';
  };

  const propertyText = (property, seen) => {
    if ('value' in property) return show(property.value, seen);
    return property.get ? (property.set ? '<get, set>' : '<get>') : '<set>';
  };
  // Enumerable own properties, but for those that `skip` says belong to the value's own form.
  const properties = (object, seen, skip) => {
    let text = '';
    const keys = ownKeys(object);
    for (let i = 0; i < keys.length; i++) {
      const property = getOwnPropertyDescriptor(object, keys[i]);
      if (!property || !property.enumerable || (skip && skip(keys[i]))) continue;
      text += `${text && ', '}${keyText(keys[i])}: ${propertyText(property, seen)}`;
    }
    return text;
  };
  const braces = (inner) => (inner ? ` {${inner}}` : '');
  const arrayText = (array, seen) => {
    let text = '';
    for (let i = 0; i < array.length && i < 100; i++) {
      const property = getOwnPropertyDescriptor(array, `${i}`);
      text += (i ? ', ' : '') + (property ? propertyText(property, seen) : '<hole>');
    }
    const rest = properties(array, seen, isIndex);
    return `[${text}${array.length > 100 ? `, ... ${array.length}` : ''}]${braces(rest)}`;
  };
  const typedText = (view) => {
    let text = '';
    for (let i = 0; i < typedLength(view); i++) text += (i ? ', ' : '') + show(view[i]);
    return `[${text}]`;
  };
  const functionKind = (f) => (startsWith(functionText(f), 'class') ? 'class' : 'function');
  const errorText = (error, seen) => {
    let text = properties(error, seen);
    if (getOwnPropertyDescriptor(error, 'cause')) text = `cause: ${show(own(error, 'cause'), seen)}${text && `, ${text}`}`;
    if (isArray(own(error, 'errors'))) text = `errors: ${show(own(error, 'errors'), seen)}${text && `, ${text}`}`;
    return `<${className(error)}>${braces(text)}`;
  };
  const entries = (forEach, collection, seen, pair) => {
    let text = '';
    forEach(collection, (value, key) => {
      text += (text && ', ') + (pair ? `${show(key, seen)} => ${show(value, seen)}` : show(value, seen));
    });
    return text;
  };

  const objectText = (object, seen) => {
    const name = className(object);
    const rest = () => braces(properties(object, seen));
    if (typeof object === 'function') return `<${functionKind(object)} ${show(own(object, 'name'))}>${rest()}`;
    if (isArray(object)) return (name === 'Array' ? '' : `${name} `) + arrayText(object, seen);
    if (mapSize(object) !== undefined) return `${name} {${entries(forEachOfMap, object, seen, true)}}${rest()}`;
    if (setSize(object) !== undefined) return `${name} {${entries(forEachOfSet, object, seen, false)}}${rest()}`;
    if (typedName(object) !== undefined) return name + typedText(object) + braces(properties(object, seen, isIndex));
    if (byteLength(object) !== undefined) return `${name}(${typedText(new Uint8Array(object))})`;
    if (viewLength(object) !== undefined) return `${name}(${viewLength(object)})`;
    if (time(object) !== undefined) return `${name}(${time(object) === time(object) ? iso(object) : 'Invalid'})${rest()}`;
    if (isRegExp(object)) {
      return `/${source(object)}/${flags(object)}${own(object, 'lastIndex') ? `@${show(own(object, 'lastIndex'))}` : ''}${rest()}`;
    }
    for (let i = 0; i < boxes.length; i++) {
      const value = boxes[i](object);
      if (value !== undefined) return `${name}(${show(value)})${braces(properties(object, seen, typeof value === 'string' ? isIndex : undefined))}`;
    }
    const tag = tagOf(object);
    if (tag === '[object Error]') return errorText(object, seen);
    if (tag !== '[object Object]') return `${name} ${tag}${rest()}`;
    return (name === 'Object' ? '' : `${name} `) + `{${properties(object, seen)}}`;
  };

  const show = (value, seen = { list: [], length: 0 }) => {
    if (typeof value === 'string') return quote(value);
    if (typeof value === 'number') return value === 0 && 1 / value < 0 ? '-0' : numberText(value, 10);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'symbol') return symbolText(value);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return `${value}`;
    for (let i = 0; i < seen.length; i++) if (seen[i] === value) return `<cycle ${seen.length - i}>`;
    if (seen.length > 20) return '<deep>';
    const inner = { __proto__: null, length: seen.length + 1 };
    for (let i = 0; i < seen.length; i++) inner[i] = seen[i];
    inner[seen.length] = value;
    return objectText(value, inner);
  };

  let lines = '';
  let ending = 'pending';
  const failure = (reason) => {
    try {
      return `throws ${show(reason)}`;
    } catch {
      return 'throws what cannot be shown';
    }
  };
  const print = (...values) => {
    let line = '';
    for (let i = 0; i < values.length; i++) line += (i ? ' ' : '') + show(values[i]);
    lines += `${line}\n`;
  };
  const attempt = (f) => {
    try {
      return show(f());
    } catch (thrown) {
      return failure(thrown);
    }
  };
  const settle = (f) => (value) => {
    try {
      ending = f(value);
    } catch (thrown) {
      ending = failure(thrown);
    }
  };
  const $run = (program) => {
    try {
      const value = indirectEval(program);
      const isPromise = value !== null && typeof value === 'object' && tagOf(value) === '[object Promise]';
      if (isPromise) then(value, settle(show), settle(failure));
      else settle(show)(value);
    } catch (thrown) {
      ending = failure(thrown);
    }
  };
  const $answer = () => lines + ending;
  const names = { show, print, attempt, $run, $answer };
  for (const name of ['show', 'print', 'attempt', '$run', '$answer']) {
    Object.defineProperty(globalThis, name, { value: names[name] });
  }
})();
