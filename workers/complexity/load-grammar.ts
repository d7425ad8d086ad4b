import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Grammar, LoadGrammar } from "@/lib/ledger/complexity/structure/syntax-readers.ts";

const { resolve } = createRequire(import.meta.url);

/** Where grammars lie that are not in the collection. */
const APART: Partial<Record<Grammar | "runtime", string>> = {
  runtime: "web-tree-sitter/web-tree-sitter.wasm",
  hcl: "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
  kotlin: "@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm",
  prisma: "@lumis-sh/wasm-prisma/tree-sitter-prisma.wasm",
  yaml: "@tree-sitter-grammars/tree-sitter-yaml/tree-sitter-yaml.wasm",
};

/** Reads the WebAssembly of a grammar out of the packages that are installed. */
export const loadGrammar: LoadGrammar = (name) =>
  readFile(resolve(APART[name] ?? `@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`));
