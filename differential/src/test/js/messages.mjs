// As much of the messages of docs/abi.md as the unsplit engine's driver needs.

export const EVAL = 1;
export const COLLECT = 7;
export const COMPILE = 9;
export const LOAD = 10;
const VALUE = 0;
const THROWN = 1;
const PENDING = 2;

function varint(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Uint8Array.from([...bytes, value]);
}

/** No form, no lines before the text; a file name and a source, each after its length. */
export function sourceRequest(name, source) {
  const texts = [name, source].map((text) => Buffer.from(text));
  const head = Uint8Array.from([0, 0]);
  return Buffer.concat([head, ...texts.flatMap((text) => [varint(text.length), text])]);
}

class Reader {
  constructor(bytes) {
    this.bytes = Buffer.from(bytes);
    this.at = 0;
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** Strings, buffers, arrays, undefined; of an error its name; null for everything else. */
  value() {
    const tag = this.bytes[this.at++];
    switch (tag) {
      case 0x00: return undefined;
      case 0x04: return this.take(4).readInt32LE();
      case 0x07: return this.take(this.varint()).toString('latin1');
      case 0x08: return this.take(2 * this.varint()).toString('utf16le');
      case 0x0d: return Array.from({ length: this.varint() }, () => this.value());
      case 0x0f: return this.take(this.varint());
      case 0x11: return { errorName: this.value() };
      default: return null;
    }
  }
}

/** A reply that throws an `Error`. */
export function errorReply(message) {
  const texts = ['Error', message, ''].map((text) => Buffer.from(text, 'latin1'));
  const tagged = texts.flatMap((text) => [Uint8Array.of(0x07), varint(text.length), text]);
  return Buffer.concat([Uint8Array.of(THROWN, 0x11), ...tagged, Uint8Array.of(0)]);
}

/** What the guest sends with a host call. */
export function decode(bytes) {
  return new Reader(bytes).value();
}

/** A reply: {value}, or {uncaught: the name of the error, empty for what is none}. */
export function decodeReply(bytes) {
  const reader = new Reader(bytes);
  const status = reader.bytes[reader.at++];
  if (status === VALUE) return { value: reader.value() };
  if (status === PENDING) return { uncaught: 'Error' }; // What Cloche makes of a promise that nothing can settle.
  const reason = reader.bytes.length > 1 ? reader.value() : null;
  return { uncaught: reason?.errorName ?? '' };
}
