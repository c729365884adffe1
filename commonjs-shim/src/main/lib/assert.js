// The builtin module 'assert'.
import assert from 'assert/';

export default assert;
