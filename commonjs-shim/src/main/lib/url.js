// The builtin module 'url': URL and URLSearchParams, and what there was before them.
import whatwg from 'cloche:whatwg-url';
import legacy from 'url/';

import { toUnicode } from './stand-ins/tr46.js';

const { URL, URLSearchParams } = whatwg;

function failure(Type, code, message) {
  return Object.assign(new Type(message), { code });
}

function fileURLToPath(value) {
  const url = typeof value === 'string' ? new URL(value) : value;
  if (url?.protocol !== 'file:') {
    throw failure(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  }
  if (url.hostname !== '') {
    const message = 'File URL host must be "localhost" or empty';
    throw failure(TypeError, 'ERR_INVALID_FILE_URL_HOST', message);
  }
  if (/%2f/i.test(url.pathname)) {
    throw failure(
      TypeError,
      'ERR_INVALID_FILE_URL_PATH',
      'File URL path must not include encoded / characters',
    );
  }
  return decodeURIComponent(url.pathname);
}

const ESCAPED = /[%\\\n\r\t?#]/g;

function escape(character) {
  return '%' + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

function pathToFileURL(path) {
  let resolved = cloche.load('path').resolve(path);
  if (path.endsWith('/') && !resolved.endsWith('/')) {
    resolved += '/';
  }
  return new URL('file://' + resolved.replace(ESCAPED, escape));
}

function urlToHttpOptions(url) {
  const { protocol, hostname, hash, search, pathname, href, username, password } = url;
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const path = pathname + search;
  const options = { protocol, hostname: host, hash, search, pathname, path, href };
  if (url.port !== '') {
    options.port = Number(url.port);
  }
  if (username !== '' || password !== '') {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}

/** As `url.format(URL, options)`. */
function formatUrl(url, { auth = true, fragment = true, search = true, unicode = false } = {}) {
  const copy = new URL(url.href);
  if (!auth) {
    copy.username = copy.password = '';
  }
  if (!fragment) {
    copy.hash = '';
  }
  if (!search) {
    copy.search = '';
  }
  return unicode ? copy.href.replace(copy.hostname, toUnicode(copy.hostname).domain) : copy.href;
}

function domainToASCII(domain) {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
}

export default {
  ...legacy,
  URL,
  URLSearchParams,
  format: (value, options) =>
    value instanceof URL ? formatUrl(value, options) : legacy.format(value),
  fileURLToPath,
  pathToFileURL,
  urlToHttpOptions,
  domainToASCII,
  domainToUnicode: (domain) => toUnicode(domainToASCII(domain)).domain,
};
