// URL and URLSearchParams.
import interfaces from 'whatwg-url/webidl2js-wrapper.js';

const target = { Array, Object, Promise, String, TypeError };
interfaces.URL.install(target, ['Window']);
interfaces.URLSearchParams.install(target, ['Window']);

const { URL, URLSearchParams } = target;

export default { URL, URLSearchParams };
