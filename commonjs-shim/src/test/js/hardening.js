// Finds, in source text, what the guest could get its hands into: syntax that the engine compiles
// to look-ups of replaceable methods, calls of methods by name, and globals.
import { parse } from 'acorn';
import { full, simple } from 'acorn-walk';

/** Syntax that runs what the guest may have replaced. */
const SYNTAX = {
  TemplateLiteral: (node) => node.expressions.length > 0 && 'String.prototype.concat',
  TaggedTemplateExpression: () => 'a template object',
  ForOfStatement: () => 'Array.prototype[Symbol.iterator]',
  ForInStatement: () => 'enumerable properties of Object.prototype',
  ArrayPattern: () => 'Array.prototype[Symbol.iterator]',
  ArrayExpression: (node) => spreads(node.elements),
  CallExpression: (node) => spreads(node.arguments),
  NewExpression: (node) => spreads(node.arguments),
  YieldExpression: () => "a generator's prototype",
  AwaitExpression: () => 'the constructor of a promise',
  Literal: (node) => node.regex !== undefined && 'RegExp.prototype.exec',
  BinaryExpression: (node) =>
    (node.operator === 'instanceof' && 'Symbol.hasInstance') ||
    (converts(node) && 'Symbol.toPrimitive'),
};

/** Whether a comparison converts objects; not with null or of types, as minifying shortens them. */
function converts({ operator, left, right }) {
  const safe = (node) => node.operator === 'typeof' || node.raw === 'null';
  return (operator === '==' || operator === '!=') && !safe(left) && !safe(right);
}

function spreads(nodes) {
  return nodes.some((node) => node?.type === 'SpreadElement') && 'Array.prototype[Symbol.iterator]';
}

/** Names of everything that the built-in prototypes have. */
const METHODS = new Set(
  [Object, Function, Array, String, Number, Boolean, Symbol, BigInt, Date, RegExp, Map, Set, Error]
    .concat([WeakMap, WeakSet, Promise, ArrayBuffer, DataView, Uint8Array])
    .concat([Object.getPrototypeOf(Uint8Array)])
    .flatMap((type) => Object.getOwnPropertyNames(type.prototype)),
);
METHODS.delete('constructor');

/** Objects that only the shim has, and whose methods are its own. */
const PRIVATE = new Set(['host', 'context', 'ctx', 'shape']);

const CONSTANTS = new Set(['undefined', 'NaN', 'Infinity']);

function toAst(source) {
  return parse(source, { ecmaVersion: 2022, sourceType: 'module', locations: true });
}

function finding(node, what) {
  return node.loc.start.line + ': ' + what;
}

/** Uses of replaceable protocols by syntax alone. */
export function protocolsUsed(source) {
  const found = [];
  full(toAst(source), (node) => {
    const what = SYNTAX[node.type]?.(node);
    if (what) {
      found.push(finding(node, what));
    }
  });
  return found;
}

/** Calls like `text.slice(1)`, of a method that the guest can replace on a built-in prototype. */
export function methodsCalled(source) {
  const found = [];
  full(toAst(source), ({ type, callee }) => {
    if (type === 'CallExpression' && callee.type === 'MemberExpression' && !callee.computed) {
      const isPrivate = callee.object.type === 'Identifier' && PRIVATE.has(callee.object.name);
      if (!isPrivate && METHODS.has(callee.property.name)) {
        found.push(finding(callee, callee.property.name));
      }
    }
  });
  return found;
}

/** Names that are neither declared nor imported anywhere in the module. */
export function globalsUsed(source) {
  const ast = toAst(source);
  const declared = new Set(CONSTANTS);
  full(ast, (node, state, type) => {
    if (type === 'VariablePattern') {
      declared.add(node.name);
    } else if (node.local && type.startsWith('Import')) {
      declared.add(node.local.name);
    } else if (node.id?.type === 'Identifier') {
      declared.add(node.id.name);
    }
  });
  const found = [];
  simple(ast, {
    Identifier(node) {
      if (!declared.has(node.name)) {
        found.push(finding(node, node.name));
      }
    },
  });
  return found;
}
