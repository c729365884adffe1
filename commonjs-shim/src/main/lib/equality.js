// What `assert.deepEqual` and `util.isDeepStrictEqual` compare by.
import { isDeepEqual, isDeepStrictEqual } from 'assert/build/internal/util/comparisons.js';

export default { isDeepEqual, isDeepStrictEqual };
