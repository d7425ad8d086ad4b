import { ascii, beginsWith, either, find, type LineTest, startsWith, when } from "./bytes.ts";

const STAR = 42;
const SPACE = 32;
const BRACE = 123;
const SEMICOLON = 59;
const CLOSE = ascii("*/");
const CLOSE_JSX = ascii("*/}");
const OPEN = ascii("/*");
const SLASHES = ascii("//");

/** Comments that a compiler obeys are code. */
const obeyedSlashes = beginsWith("//go:", "// +build", "//export ", "/// <");
const obeyedHashes = beginsWith("#!", "#[", "# syntax=", "# escape=");

/** A block comment that fills the line or stays open at its end. */
const block =
  (open: Uint8Array, close: Uint8Array): LineTest =>
  (buffer, at, to) => {
    if (!startsWith(buffer, at, to, open)) return false;
    const end = find(buffer, at + open.length, to, close);
    return end === -1 || end + close.length === to;
  };

const slashBlock = block(OPEN, CLOSE);

/** A lone star or the end of a block: never code. */
const starEnd: LineTest = (buffer, at, to) =>
  buffer[at] === STAR && (to === at + 1 || startsWith(buffer, at, to, CLOSE));

/**
 * A line inside a block comment shows no more than its leading star, which may be a product carried over from the line
 * before. So a star must be followed by a space, and a line that ends like a statement is left to be code.
 */
const starLine: LineTest = (buffer, at, to) => {
  if (buffer[at] !== STAR) return false;
  const last = buffer[to - 1];
  return starEnd(buffer, at, to) || (buffer[at + 1] === SPACE && last !== SEMICOLON && last !== BRACE);
};

const jsx: LineTest = (buffer, at, to) =>
  buffer[at] === BRACE &&
  startsWith(buffer, at + 1, to, OPEN) &&
  find(buffer, at, to, CLOSE_JSX) === to - CLOSE_JSX.length;

const slashes: LineTest = (buffer, at, to) =>
  startsWith(buffer, at, to, SLASHES) && !obeyedSlashes(buffer, at, to);

const hash: LineTest = (buffer, at, to) => buffer[at] === 35 && !obeyedHashes(buffer, at, to);

/** Two dashes begin a comment unless they are part of an operator such as `-->`. */
const dashes: LineTest = (buffer, at, to) => {
  if (buffer[at] !== 45 || buffer[at + 1] !== 45) return false;
  let next = at + 2;
  while (next < to && buffer[next] === 45) next++;
  return next === to || !OPERATOR.has(buffer[next] ?? 0);
};
const OPERATOR: ReadonlySet<number> = new Set(ascii("!#$%&*+./<=>?@\\^|~:"));

const xml = block(ascii("<!--"), ascii("-->"));
const slash = when("/*{", either(slashes, slashBlock, starLine, jsx));

/** Tests for lines that are nothing but comment, one a family of languages. Doubt counts as code. */
export const COMMENT_LINES = {
  none: (() => false) as LineTest,
  slash,
  hash,
  slashHash: either(slash, hash),
  css: when("/*", either(slashBlock, starEnd)),
  scss: when("/*", either(slashes, slashBlock, starEnd)),
  dash: dashes,
  sql: either(dashes, slashBlock, starEnd),
  semicolon: beginsWith(";"),
  hashSemicolon: either(hash, beginsWith(";")),
  percent: beginsWith("%"),
  xml,
  page: either(xml, slash),
  paren: block(ascii("(*"), ascii("*)")),
  apostrophe: beginsWith("'"),
  bang: ((buffer, at) => buffer[at] === 33 && buffer[at + 1] !== 36) as LineTest,
  batch: beginsWith("::", "rem ", "REM ", "Rem ", "@rem ", "@REM "),
} as const satisfies Record<string, LineTest>;

export type CommentFamily = keyof typeof COMMENT_LINES;
