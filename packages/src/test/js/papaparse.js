'use strict';
const Papa = require('papaparse');

exports.run = () => ({
  parsed: Papa.parse('name,age,note\n"Ada, L",36,"said ""hi"""\nBo,x,\n\nshort\n', {
    header: true,
    dynamicTyping: true,
    skipEmptyLines: true,
  }),
  guessed: Papa.parse('a;b;c\n1;2;3').meta.delimiter,
  written: Papa.unparse([{ a: 1, b: 'x,"y"' }, { a: null, b: ' lead' }], { quotes: false, newline: '\n' }),
  steps: (() => {
    const rows = [];
    Papa.parse('1,2\n3,4', { step: (row) => rows.push(row.data) });
    return rows;
  })(),
});
