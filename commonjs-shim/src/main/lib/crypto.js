// The builtin module 'crypto': randomness and hashes, the part of Node's that needs no keys.
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import webcrypto from 'cloche:webcrypto';

const { Buffer } = cloche.load('buffer');
const PIECE = 65536;
const MAX_RANGE = 2 ** 48;

const HASHES = {
  __proto__: null,
  md5,
  ripemd160,
  rmd160: ripemd160,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-256': sha512_256,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
};

function coded(Type, code, message) {
  return Object.assign(new Type(message), { code });
}

function hashOf(algorithm) {
  const hash = HASHES[`${algorithm}`.toLowerCase()];
  if (hash === undefined) {
    throw coded(Error, 'ERR_CRYPTO_INVALID_DIGEST', 'Digest method not supported');
  }
  return hash;
}

function toBytes(data, encoding) {
  if (typeof data === 'string') {
    return Buffer.from(data, encoding);
  }
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  throw coded(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.',
  );
}

/** A hash or HMAC that grows, as Node's `Hash` and `Hmac`. */
class Hash {
  #state;
  #ended = false;

  constructor(state) {
    this.#state = state;
  }

  #check() {
    if (this.#ended) {
      throw coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    }
  }

  update(data, encoding) {
    this.#check();
    this.#state.update(toBytes(data, encoding));
    return this;
  }

  digest(encoding) {
    this.#check();
    this.#ended = true;
    const digest = Buffer.from(this.#state.digest());
    return encoding === undefined || encoding === 'buffer' ? digest : digest.toString(encoding);
  }

  copy() {
    this.#check();
    return new Hash(this.#state.clone());
  }
}

function randomFillSync(target, offset = 0, size = target.byteLength - offset) {
  const view = ArrayBuffer.isView(target)
    ? new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
    : new Uint8Array(target);
  if (!(offset >= 0 && size >= 0 && offset + size <= view.length)) {
    throw coded(RangeError, 'ERR_OUT_OF_RANGE', 'The value of "size + offset" is out of range.');
  }
  for (let at = offset; at < offset + size; at += PIECE) {
    webcrypto.getRandomValues(view.subarray(at, Math.min(at + PIECE, offset + size)));
  }
  return target;
}

/** Calls back as Node does, with what a synchronous twin answers. */
function later(callback, action) {
  if (typeof callback !== 'function') {
    return action();
  }
  const value = action();
  cloche.nextTick(callback, null, value);
  return undefined;
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') {
    return randomInt(0, min, max);
  }
  const range = max - min;
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || !(range > 0 && range <= MAX_RANGE)) {
    throw coded(RangeError, 'ERR_OUT_OF_RANGE', 'The range of min and max is out of range.');
  }
  // Of the six bytes' values, the last incomplete round would favour small remainders.
  const fair = MAX_RANGE - (MAX_RANGE % range);
  return later(callback, () => {
    for (;;) {
      const value = Buffer.from(randomFillSync(new Uint8Array(6))).readUIntBE(0, 6);
      if (value < fair) {
        return min + (value % range);
      }
    }
  });
}

function timingSafeEqual(a, b) {
  const [x, y] = [toBytes(a), toBytes(b)];
  if (x.length !== y.length) {
    throw coded(
      RangeError,
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
    );
  }
  let different = 0;
  for (let i = 0; i < x.length; i++) {
    different |= x[i] ^ y[i];
  }
  return different === 0;
}

export default {
  createHash: (algorithm) => new Hash(hashOf(algorithm).create()),
  createHmac: (algorithm, key) => new Hash(hmac.create(hashOf(algorithm), toBytes(key))),
  getHashes: () => Object.keys(HASHES),
  getRandomValues: webcrypto.getRandomValues,
  hash: (algorithm, data, encoding = 'hex') =>
    new Hash(hashOf(algorithm).create()).update(data).digest(encoding),
  randomBytes: (size, callback) => later(callback, () => randomFillSync(Buffer.alloc(size))),
  randomFillSync,
  randomInt,
  randomUUID: webcrypto.randomUUID,
  timingSafeEqual,
  webcrypto,
};
