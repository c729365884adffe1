// Bundles src/main/js into target/shim.js: one expression, a function of the engine's host object.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  absWorkingDir: here('.'),
  entryPoints: ['src/main/js/main.js'],
  outfile: 'target/shim.js',
  bundle: true,
  format: 'iife',
  globalName: 'shim',
  // The engine's own dialect: no helper functions for older ones.
  target: 'es2022',
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  banner: { js: '(function (host) { "use strict";' },
  footer: { js: 'return shim.start(host); })' },
});
