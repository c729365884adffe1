'use strict';
const Ajv = require('ajv');

exports.run = () => {
  const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true });
  ajv.addKeyword({ keyword: 'even', type: 'number', validate: (on, data) => !on || data % 2 === 0 });
  const validate = ajv.compile({
    type: 'object',
    properties: {
      id: { type: 'integer', even: true },
      name: { type: 'string', minLength: 2, pattern: '^\\p{Lu}' },
      tags: { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true },
      role: { type: 'string', default: 'user' },
      child: { $ref: '#' },
    },
    required: ['id', 'name'],
    additionalProperties: false,
  });
  const answer = (data) => ({
    valid: validate(data),
    errors: (validate.errors ?? []).map((e) => e.instancePath + ' ' + e.keyword + ' ' + e.message),
    data,
  });
  return [
    answer({ id: '4', name: 'Ada' }),
    answer({ id: 3, name: 'x', tags: ['a', 'a', 'c'], more: 1 }),
    answer({ id: 2, name: 'Émile', child: { id: 4, name: 'Bo', child: { id: 5 } } }),
  ];
};
