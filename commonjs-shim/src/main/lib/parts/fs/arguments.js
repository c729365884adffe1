// What the functions of `fs` take: paths, options, encodings, data.
import { wrongType, wrongValue } from './errors.js';

const PATH = 'of type string or an instance of Buffer or URL';

/** A path as text, which the host resolves against '/'. */
export function toPath(value, name = 'path') {
  let path = value;
  if (ArrayBuffer.isView(value)) {
    path = cloche.utf8Decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), false);
  } else if (typeof value?.href === 'string' && typeof value.protocol === 'string') {
    path = cloche.load('url').fileURLToPath(value);
  }
  if (typeof path !== 'string') {
    throw wrongType(`"${name}" argument`, PATH, value);
  }
  if (path.includes('\0')) {
    throw wrongValue(name, 'must be a string, Uint8Array, or URL without null bytes', path);
  }
  return path;
}

const isUtf8 = (encoding) => /^utf-?8$/i.test(encoding);

/** Loaded where it is needed: it is as large as the rest of `fs`. */
const buffers = () => cloche.load('buffer').Buffer;

function checkEncoding(encoding) {
  const known =
    !encoding || encoding === 'buffer' || isUtf8(encoding) || buffers().isEncoding(encoding);
  if (!known) {
    throw wrongValue('encoding', 'is invalid encoding', encoding);
  }
}

/** Options that may be an encoding alone. */
export function toOptions(value, defaults) {
  if (value === undefined || value === null || typeof value === 'function') {
    return defaults;
  }
  if (typeof value !== 'string' && typeof value !== 'object') {
    throw wrongType('"options" argument', 'one of type string or object', value);
  }
  const options = { ...defaults, ...(typeof value === 'string' ? { encoding: value } : value) };
  checkEncoding(options.encoding);
  return options;
}

/** A boolean of options. */
export function toFlag(options, name) {
  const value = options?.[name];
  if (value !== undefined && typeof value !== 'boolean') {
    throw wrongType(`"options.${name}" property`, 'of type boolean', value);
  }
  return value === true;
}

const READS = ['r', 'rs', 'sr'];
const WRITES = ['w', 'w+', 'wx', 'xw', 'wx+', 'xw+'];
const APPENDS = ['a', 'a+', 'ax', 'xa', 'ax+', 'xa+', 'as', 'sa', 'as+', 'sa+'];

const wrongFlag = (flag) => wrongValue('flags', 'is invalid', flag);

export function checkReadFlag(flag) {
  if (!READS.includes(flag)) {
    throw wrongFlag(flag);
  }
}

export function toWriteMode(flag) {
  if (!WRITES.includes(flag) && !APPENDS.includes(flag)) {
    throw wrongFlag(flag);
  }
  return { append: APPENDS.includes(flag), exclusive: flag.includes('x') };
}

/** Bytes as they are asked for. */
export function decode(bytes, encoding) {
  if (isUtf8(encoding)) {
    return cloche.utf8Decode(bytes, false);
  }
  const buffer = buffers().from(bytes.buffer);
  return !encoding || encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

/** A file's name as it is asked for. */
export function decodeName(name, encoding) {
  return !encoding || isUtf8(encoding) ? name : decode(cloche.utf8Encode(name), encoding);
}

const DATA = 'of type string or an instance of Buffer, TypedArray, or DataView';

/** Data in a buffer that holds nothing else: all of it is sent to the host. */
export function encode(data, encoding) {
  if (typeof data === 'string') {
    return isUtf8(encoding ?? 'utf8') ? cloche.utf8Encode(data).buffer : encodeAs(data, encoding);
  }
  if (!ArrayBuffer.isView(data)) {
    throw wrongType('"data" argument', DATA, data);
  }
  return copy(data);
}

const encodeAs = (data, encoding) => copy(buffers().from(data, encoding));

function copy({ buffer, byteOffset, byteLength }) {
  return new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
}
