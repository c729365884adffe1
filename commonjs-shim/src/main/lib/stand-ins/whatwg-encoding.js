// Stands in for whatwg-url's encoding.js.
export const utf8Encode = (text) => cloche.utf8Encode(text);
export const utf8DecodeWithoutBOM = (bytes) => cloche.utf8Decode(bytes, false);
