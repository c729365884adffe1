// Stands in for 'qs' where the builtin module 'url' reads and writes queries, as Node's does.
import querystring from 'cloche:querystring';

export const parse = (text) => querystring.parse(text);
export const stringify = (object) => querystring.stringify(object);
export default { parse, stringify };
