// The builtin module 'path': POSIX, as the guest's virtual paths are.
import path from 'path-browserify';

export default path;
