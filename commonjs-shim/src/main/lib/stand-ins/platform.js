// Stands in for the platform of '@exodus/bytes', which would look for the globals that it makes.
export const nativeBuffer = null;
export const nativeEncoder = null;
export const nativeDecoder = null;
export const nativeDecoderLatin1 = null;
export const isHermes = false;
export const isDeno = false;
export const isLE = true;

export function decode2string(bytes, start, end, map) {
  let text = '';
  for (let i = start; i < end; i++) {
    text += map[bytes[i]];
  }
  return text;
}

export function encodeCharcodes(text, codes) {
  for (let i = 0; i < text.length; i++) {
    codes[i] = text.charCodeAt(i);
  }
  return codes;
}
