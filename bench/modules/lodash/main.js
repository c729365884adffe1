const _ = require('lodash');

exports.add = (a, b) => _.add(a, b);
