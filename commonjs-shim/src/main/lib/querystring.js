// The builtin module 'querystring'.
const SPACES = /\+/g;

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8: what can be is decoded, byte by byte.
    const bytes = [];
    for (let i = 0; i < text.length; i++) {
      const hex = text[i] === '%' ? text.slice(i + 1, i + 3) : '';
      if (/^[0-9a-f]{2}$/i.test(hex)) {
        bytes.push(parseInt(hex, 16));
        i += 2;
      } else {
        bytes.push(...cloche.utf8Encode(text[i]));
      }
    }
    return cloche.utf8Decode(Uint8Array.from(bytes), false);
  }
}

function escape(value) {
  return encodeURIComponent(`${value}`);
}

function scalar(value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return isFinite(value) ? `${value}` : '';
    case 'bigint':
    case 'boolean':
      return `${value}`;
    default:
      return '';
  }
}

function stringify(object, separator, equals, options) {
  if (object === null || typeof object !== 'object') {
    return '';
  }
  const encode = options?.encodeURIComponent ?? querystring.escape;
  const pairs = [];
  for (const key of Object.keys(object)) {
    const value = object[key];
    for (const item of Array.isArray(value) ? value : [value]) {
      pairs.push(encode(scalar(key)) + (equals || '=') + encode(scalar(item)));
    }
  }
  return pairs.join(separator || '&');
}

function parse(text, separator, equals, options) {
  const result = Object.create(null);
  if (typeof text !== 'string' || text === '') {
    return result;
  }
  const decode = options?.decodeURIComponent ?? querystring.unescape;
  const most = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  const sign = equals || '=';
  const tidy = (part) => {
    const spaced = part.replace(SPACES, ' ');
    return spaced.includes('%') || decode !== unescape ? attempt(decode, spaced) : spaced;
  };
  const pairs = text.split(separator || '&').filter((pair) => pair !== '');
  for (const pair of most > 0 ? pairs.slice(0, most) : pairs) {
    const at = pair.indexOf(sign);
    const key = tidy(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : tidy(pair.slice(at + sign.length));
    if (!(key in result)) {
      result[key] = value;
    } else if (Array.isArray(result[key])) {
      result[key].push(value);
    } else {
      result[key] = [result[key], value];
    }
  }
  return result;
}

function attempt(decode, text) {
  try {
    return decode(text);
  } catch {
    return unescape(text);
  }
}

const querystring = { stringify, encode: stringify, parse, decode: parse, escape, unescape };

export default querystring;
