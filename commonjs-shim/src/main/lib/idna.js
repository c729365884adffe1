// Internationalised domain names: large tables, for URLs that have one.
import { toASCII, toUnicode } from 'tr46';

export default { toASCII, toUnicode };
