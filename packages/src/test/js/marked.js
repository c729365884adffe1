'use strict';
const { marked, Lexer } = require('marked');

const TEXT = `# Title with *emphasis* and \`code\`

A paragraph with a [link](https://example.org "title"), an ![image](a.png) and
a hard break.  
Next line. <b>inline html</b> ~~gone~~ https://auto.example

- one
  - nested
    1. deep
- [x] done

| a | b |
|---|--:|
| 1 | **2** |

> quote
> > deeper

\`\`\`js
const x = a < b && c;
\`\`\`

***
Setext
------
`;

exports.run = () => ({
  html: marked.parse(TEXT),
  inline: marked.parseInline('*a* **b** `c` <d>'),
  tokens: new Lexer().lex(TEXT).map((token) => token.type),
  custom: marked.use({ renderer: { heading: ({ text, depth }) => '<x' + depth + '>' + text } }).parse('## hi'),
  long: marked.parse('word *em* [l](u)\n\n'.repeat(100)).length,
});
