// The global crypto: randomness. The host's generator makes it, which is secure unless the embedder
// has fixed the isolate's seed.
const MAX_BYTES = 65536;
const INTEGERS = /^(?:Big)?(?:Int|Uint)\d+(?:Clamped)?Array$/;

function failed(name, message) {
  return new DOMException(message, name);
}

/** Fills the elements of an array of integers. */
function getRandomValues(array) {
  if (!ArrayBuffer.isView(array) || !INTEGERS.test(cloche.classOf(array))) {
    throw failed('TypeMismatchError', 'The data argument must be an integer-type TypedArray');
  }
  const { buffer, byteOffset, byteLength } = array;
  if (byteLength > MAX_BYTES) {
    throw failed(
      'QuotaExceededError',
      'The requested length exceeds ' + MAX_BYTES + ' bytes',
    );
  }
  new Uint8Array(buffer, byteOffset, byteLength).set(bytes(byteLength));
  return array;
}

/** At most MAX_BYTES random bytes. */
function bytes(count) {
  return new Uint8Array(cloche.random(count));
}

function hex(values) {
  return Array.from(values, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A version 4 UUID (RFC 9562, 5.4). */
function randomUUID() {
  const values = bytes(16);
  values[6] = (values[6] & 0x0f) | 0x40;
  values[8] = (values[8] & 0x3f) | 0x80;
  const text = hex(values);
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join('-');
}

export default { getRandomValues, randomUUID };
