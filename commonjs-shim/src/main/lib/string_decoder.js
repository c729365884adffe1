// The builtin module 'string_decoder'.
import { StringDecoder } from 'string_decoder/';

export default { StringDecoder };
