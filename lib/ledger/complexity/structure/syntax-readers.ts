import { Language, Parser } from "web-tree-sitter";
import type { LanguageTable } from "./languages/language-table.ts";
import { rolesOf } from "./languages/roles.ts";
import { copyTree, type GrammarWords, grammarWords, type SyntaxTree } from "./syntax/syntax-tree.ts";

/** The grammars in WebAssembly that a reader may ask for, and what runs them. */
export const GRAMMARS = [
  "c",
  "cpp",
  "c_sharp",
  "go",
  "hcl",
  "java",
  "javascript",
  "kotlin",
  "php",
  "prisma",
  "python",
  "ruby",
  "rust",
  "tsx",
  "typescript",
  "yaml",
] as const;
export type Grammar = (typeof GRAMMARS)[number];

/** Bytes of the WebAssembly of a grammar, or of `runtime`, which runs all of them. */
export type LoadGrammar = (name: Grammar | "runtime") => Promise<Uint8Array>;

/** Grammars whose nodes hold text that is no node of its own. */
const HIDDEN_TEXT: ReadonlySet<Grammar> = new Set(["yaml", "hcl", "prisma"]);

/** `parser_failed`: it broke down over this text; `parser_stopped`: it did so earlier in this process, over another. */
export type Unread = "took_too_long" | "parser_failed" | "parser_stopped";

/** All grammars share one memory in a process; after a fault in it nothing that they say can be believed. */
let hasFailed = false;

export type SyntaxReader = {
  /** The tree, or why there is none. After `took_too_long` the same reader reads on. */
  readonly read: (source: string, isLate: () => boolean) => SyntaxTree | Unread;
  readonly rolesFor: (table: LanguageTable) => Uint32Array;
};

/** Says the same of every text: another one broke the parsers. */
const STOPPED: SyntaxReader = { read: () => "parser_stopped", rolesFor: () => new Uint32Array() };

/** Loads each grammar once, when it is first asked for; one that could not be loaded is asked for again. */
export type SyntaxReaders = { readonly readerOf: (grammar: Grammar) => Promise<SyntaxReader> };

export function createSyntaxReaders(load: LoadGrammar): SyntaxReaders {
  const readers = new Map<Grammar, Promise<SyntaxReader>>();
  let runtime: Promise<void> | undefined;
  const start = async (): Promise<void> => {
    const wasmBinary = await load("runtime");
    await Parser.init({ wasmBinary });
  };
  const open = async (grammar: Grammar): Promise<SyntaxReader> => {
    runtime ??= start().catch((error: unknown) => {
      runtime = undefined;
      throw error;
    });
    await runtime;
    return readerFor(await Language.load(await load(grammar)), HIDDEN_TEXT.has(grammar));
  };
  return {
    readerOf: (grammar) => {
      if (hasFailed) return Promise.resolve(STOPPED);
      const known = readers.get(grammar);
      if (known !== undefined) return known;
      const opened = open(grammar).catch((error: unknown) => {
        readers.delete(grammar);
        throw error;
      });
      readers.set(grammar, opened);
      return opened;
    },
  };
}

function readerFor(language: Language, hasHiddenText: boolean): SyntaxReader {
  const words: GrammarWords = grammarWords(language);
  const roles = new Map<LanguageTable, Uint32Array>();
  const parser = new Parser();
  parser.setLanguage(language);
  const readTree = (source: string, isLate: () => boolean): SyntaxTree | null => {
    const tree = parser.parse(source, null, { progressCallback: isLate });
    if (tree === null) {
      // Otherwise the next text would be read as if it went on where this one stopped.
      parser.reset();
      return null;
    }
    try {
      return copyTree(tree, source, words, isLate, hasHiddenText);
    } finally {
      tree.delete();
    }
  };
  return {
    read: (source, isLate) => {
      if (hasFailed) return STOPPED.read(source, isLate);
      try {
        return readTree(source, isLate) ?? "took_too_long";
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
        hasFailed = true;
        return "parser_failed";
      }
    },
    rolesFor: (table) => {
      const known = roles.get(table) ?? rolesOf(table, words);
      roles.set(table, known);
      return known;
    },
  };
}
