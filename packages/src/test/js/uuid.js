'use strict';
const { NIL, parse, stringify, v1ToV6, validate, version } = require('uuid');
const { v3, v4, v5, v7 } = require('uuid');

exports.run = () => ({
  named: [v3('example.org', v3.DNS), v5('example.org', v5.DNS), v5('ünïcode', v5.URL)],
  fixed: v4({ random: Uint8Array.from({ length: 16 }, (_, i) => i * 7) }),
  random: [v4(), v4(), v7()].map((id) => [id.length, validate(id), version(id)]),
  distinct: new Set(Array.from({ length: 50 }, () => v4())).size,
  bytes: stringify(parse('7d444840-9dc0-41d1-b245-5ffdce74fad2')),
  converted: v1ToV6('2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d'),
  nil: validate(NIL),
});
