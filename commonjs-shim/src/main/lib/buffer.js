// The builtin module 'buffer' and the global Buffer. UTF-8 goes through the engine.
import { Buffer, INSPECT_MAX_BYTES, SlowBuffer, kMaxLength } from 'buffer/';

const { from, isEncoding, prototype, byteLength } = Buffer;
const { toString, write } = prototype;

/** The package knows base64 in both alphabets, but base64url only as base64. */
function plainEncoding(encoding) {
  return `${encoding}`.toLowerCase() === 'base64url' ? 'base64' : encoding;
}

/** Of hexadecimal digits, the package reads what is none as well. */
function valid(text, encoding) {
  return `${encoding}`.toLowerCase() === 'hex' ? /^(?:[\da-f]{2})*/i.exec(text)[0] : text;
}

function isUtf8(encoding) {
  return encoding === undefined || encoding === null || /^utf-?8$/i.test(encoding);
}

Buffer.from = function (value, encoding, length) {
  if (typeof value !== 'string') {
    return from(value, encoding, length);
  }
  if (isUtf8(encoding)) {
    return Object.setPrototypeOf(cloche.utf8Encode(value), prototype);
  }
  return from(valid(value, encoding), plainEncoding(encoding));
};

Buffer.byteLength = (value, encoding) => byteLength(value, plainEncoding(encoding));

Buffer.isEncoding = (encoding) => isEncoding(encoding) || isEncoding(plainEncoding(encoding));

prototype.toString = function (encoding, start, end) {
  if (isUtf8(encoding)) {
    const whole = start === undefined && end === undefined;
    const from = Math.max(0, start | 0);
    const to = end === undefined ? this.length : Math.max(from, end | 0);
    return cloche.utf8Decode(whole ? this : this.subarray(from, to), false);
  }
  const text = toString.call(this, plainEncoding(encoding), start, end);
  return plainEncoding(encoding) === encoding
    ? text
    : text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
};
prototype.toLocaleString = prototype.toString;

prototype.write = function (text, offset, length, encoding) {
  const rest = [offset, length, encoding].slice(0, arguments.length - 1);
  const at = rest.findIndex((value) => typeof value === 'string');
  if (at >= 0) {
    rest[at] = plainEncoding(rest[at]);
  }
  return write.call(this, valid(text, rest[at]), ...rest);
};

const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 0x3fffffff };

export default {
  Buffer,
  SlowBuffer,
  INSPECT_MAX_BYTES,
  kMaxLength,
  kStringMaxLength: constants.MAX_STRING_LENGTH,
  constants,
  atob,
  btoa,
  isAscii: (bytes) => Buffer.from(bytes).every((byte) => byte < 0x80),
  isUtf8: (bytes) => cloche.utf8Decode(Buffer.from(bytes), true) !== undefined,
};
