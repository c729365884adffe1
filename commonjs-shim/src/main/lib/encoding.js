// TextEncoder and TextDecoder, for all encodings of the Encoding Standard but the multi-byte ones.
import { TextDecoder, TextEncoder } from '@exodus/bytes/encoding-lite.js';

export default { TextDecoder, TextEncoder };
