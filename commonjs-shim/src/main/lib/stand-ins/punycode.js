// Stands in for 'punycode' where only host names are converted.
import { toASCII as convert } from './tr46.js';

export const toASCII = (domain) => convert(domain, {}) ?? domain;
export default { toASCII };
