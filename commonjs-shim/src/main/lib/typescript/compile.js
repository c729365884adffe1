// One source text to JavaScript that the engine runs: what sucrase does, with the parts of it that
// are not used left out, and with columns kept.
import CJSImportProcessor from 'sucrase/dist/esm/CJSImportProcessor.js';
import { HelperManager } from 'sucrase/dist/esm/HelperManager.js';
import identifyShadowedGlobals from 'sucrase/dist/esm/identifyShadowedGlobals.js';
import NameManager from 'sucrase/dist/esm/NameManager.js';
import { parse } from 'sucrase/dist/esm/parser/index.js';

import { setUnits } from '../stand-ins/units.js';
import { align } from './align.js';
import { splitExports } from './exports.js';
import { Generator, Tokens } from './generate.js';
import { separators } from './separators.js';
import { hasModuleSyntax, positionOf, SourceError, unsupported } from './syntax.js';

/**
 * @param {string} source
 * @param {{units: Uint16Array, types: boolean, jsx: boolean, factory: string, fragment: string}}
 *   options the source's units; whether there are types and JSX; what elements and fragments become
 * @returns {{code: string} | {message: string, line: number, column: number}} the text, or where
 *   and why there is none, counted from 1
 */
export function compile(source, options) {
  try {
    return { code: transform(source, options) };
  } catch (error) {
    if (error instanceof SourceError) {
      return { message: error.message, ...positionOf(source, error.offset) };
    }
    if (typeof error?.pos === 'number') {
      // The parser appends the position to the message.
      const message = error.message.replace(/ \(\d+:\d+\)$/, '');
      return { message, ...positionOf(source, error.pos) };
    }
    throw error;
  }
}

function transform(source, options) {
  const { types, jsx } = options;
  const parsed = tokenize(source, options.units, options);
  unsupported(parsed.tokens);
  const modules = hasModuleSyntax(parsed.tokens);
  if (!types && !jsx && !modules) {
    return source;
  }
  const text = splitExports(source, parsed.tokens);
  const { tokens, scopes } =
    text === source ? parsed : tokenize(text, unitsOf(text), options);
  const settings = {
    transforms: [
      ...(types ? ['typescript'] : []),
      ...(jsx ? ['jsx'] : []),
      ...(modules ? ['imports'] : []),
    ],
    production: true,
    disableESTransforms: true,
    jsxPragma: options.factory,
    jsxFragmentPragma: options.fragment,
  };
  const context = contextOf(text, tokens, scopes, types, modules, settings);
  return align(text, tokens, generate(context, settings), separators(text, tokens));
}

function tokenize(source, units, { types, jsx }) {
  setUnits(units);
  return parse(source, jsx, types, false);
}

function unitsOf(text) {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** What sucrase's own entry prepares for the transformers. */
function contextOf(source, tokens, scopes, types, modules, settings) {
  const nameManager = new NameManager(source, tokens);
  const helperManager = new HelperManager(nameManager);
  const tokenProcessor = new Tokens(source, tokens, false, true, helperManager);
  const context = { tokenProcessor, scopes, nameManager, helperManager, importProcessor: null };
  if (modules) {
    const processor = new CJSImportProcessor(
      nameManager,
      tokenProcessor,
      false,
      settings,
      types,
      false,
      helperManager,
    );
    context.importProcessor = processor;
    processor.preprocessTokens();
    identifyShadowedGlobals(tokenProcessor, scopes, processor.getGlobalNames());
    if (types) {
      processor.pruneTypeOnlyImports();
    }
  }
  return context;
}

function generate(context, settings) {
  try {
    return new Generator(context, settings).transform();
  } catch (error) {
    if (error.constructor !== Error) {
      throw error;
    }
    // Syntax that the parser lets through.
    const { tokens, tokenIndex } = context.tokenProcessor;
    throw new SourceError(error.message, tokens[Math.min(tokenIndex, tokens.length - 1)].start);
  }
}
