import { ascii, beginsWith, either, find, type LineTest, startsWith, when } from "./bytes.ts";

const QUOTE = 34;
const APOSTROPHE = 39;
const FROM = ascii("from");
const REQUIRE = ascii("= require(");
const IMPORT = ascii(" import");
const isQuote = (byte: number | undefined) => byte === QUOTE || byte === APOSTROPHE;

/** `… from "module"`: the word, spaces, a quote. */
const fromModule: LineTest = (buffer, at, to) => {
  const from = find(buffer, at, to, FROM);
  if (from === -1) return false;
  let next = from + FROM.length;
  while (next < to && buffer[next] === 32) next++;
  return isQuote(buffer[next]);
};

const jsImport = beginsWith("import ", "import{", 'import"', "import'", "import*", "import\t");
const jsExport = beginsWith("export ", "export{", "export*", "}");
const jsBinding = beginsWith("const ", "let ", "var ");
const js = when(
  "iecvl}",
  (buffer, at, to) =>
    jsImport(buffer, at, to) ||
    (jsExport(buffer, at, to) && fromModule(buffer, at + 1, to)) ||
    (jsBinding(buffer, at, to) && find(buffer, at, to, REQUIRE) !== -1),
);

const pythonFrom = beginsWith("from ");
const python: LineTest = (buffer, at, to) =>
  beginsPythonImport(buffer, at, to) || (pythonFrom(buffer, at, to) && find(buffer, at, to, IMPORT) !== -1);
const beginsPythonImport = beginsWith("import ", "cimport ");

/** Inside a block of Go imports a line is a quoted path alone, perhaps with a name before it. */
const goPath: LineTest = (buffer, at, to) => {
  let open = at;
  while (open < to && buffer[open] !== QUOTE) {
    const byte = buffer[open] ?? 0;
    const inName = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
    if (!inName && byte !== 95 && byte !== 46 && byte !== 32) return false;
    open++;
  }
  return open < to - 1 && find(buffer, open + 1, to, ascii('"')) === to - 1;
};

const usingWord = beginsWith("using ", "global using ");
const usingVariable = beginsWith("using var ", "using (", "using await");
const csharp: LineTest = (buffer, at, to) =>
  usingWord(buffer, at, to) &&
  !usingVariable(buffer, at, to) &&
  buffer[to - 1] === 59 &&
  find(buffer, at, to, ascii("(")) === -1;

const include: LineTest = (buffer, at, to) => {
  if (buffer[at] !== 35) return false;
  let word = at + 1;
  while (word < to && buffer[word] === 32) word++;
  return startsWith(buffer, word, to, ascii("include")) || startsWith(buffer, word, to, ascii("import"));
};

/** Tests for lines that only bring names in from elsewhere, one a language family. */
export const IMPORT_LINES = {
  none: (() => false) as LineTest,
  js,
  python,
  plain: beginsWith("import ", 'import"', "import'"),
  go: either(beginsWith("import "), goPath),
  csharp,
  rust: beginsWith("use ", "pub use ", "pub(crate) use ", "pub(super) use ", "extern crate "),
  c: either(include, beginsWith("@import ")),
  ruby: beginsWith("require ", "require_relative ", 'require"', "require'", "require("),
  php: beginsWith("use ", "require ", "require_once", "include ", "include_once", "require("),
  elixir: beginsWith("alias ", "import ", "require ", "use "),
  perl: beginsWith("use ", "require "),
  r: beginsWith("library(", "require("),
  julia: beginsWith("using ", "import "),
  erlang: beginsWith("-include(", "-include_lib(", "-import("),
} as const satisfies Record<string, LineTest>;

export type ImportFamily = keyof typeof IMPORT_LINES;
