'use strict';
throw new Error('from a file');
