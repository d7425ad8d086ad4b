import type { Language, Tree } from "web-tree-sitter";

/**
 * A syntax tree as columns in preorder: node `i` has its subtree in `i + 1` up to `after[i]`. Every walk is a loop over numbers, so
 * no nesting is too deep for it, and nothing of the parser's memory is held. Offsets are UTF-16 units of `source`.
 */
export type SyntaxTree = {
  readonly source: string;
  readonly words: GrammarWords;
  readonly hasError: boolean;
  readonly kinds: readonly number[];
  readonly fields: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly parents: readonly number[];
  readonly after: readonly number[];
};

/** What a grammar calls its nodes and the places of children. Number 65535 of the parser, an error, comes last in `kinds`. */
export type GrammarWords = {
  readonly kinds: readonly string[];
  readonly named: readonly boolean[];
  readonly fields: readonly string[];
};

export function grammarWords(language: Language): GrammarWords {
  const kinds = Array.from(
    { length: language.nodeTypeCount },
    (_one, id) => language.nodeTypeForId(id) ?? "",
  );
  const named = kinds.map((_kind, id) => language.nodeTypeIsNamed(id));
  const fields = Array.from(
    { length: language.fieldCount + 1 },
    (_one, id) => language.fieldNameForId(id) ?? "",
  );
  return { kinds: [...kinds, "ERROR"], named: [...named, true], fields };
}

/** Nodes between two looks at the clock. */
const STRIDE = 8192;

/** Nothing in these matters but their text, unless code stands in it. */
const WHOLE = new Set(
  "string_literal interpreted_string_literal raw_string_literal character_literal scoped_type_identifier marker_annotation annotation".split(
    " ",
  ),
);

/** Lists whose children nobody looks for by their place. */
const LISTS = new Set(
  "argument_list arguments block compilation_unit compound_statement formal_parameters modifiers module program source_file statement_block statement_list translation_unit".split(
    " ",
  ),
);

/**
 * Copies a parsed tree; null when `isLate` says so before the end. The caller frees the parser's tree. With `hasHiddenText` nodes may
 * end with text that is no node, as scalars of YAML do; each is then asked for its end.
 */
export function copyTree(
  tree: Tree,
  source: string,
  words: GrammarWords,
  isLate: () => boolean,
  hasHiddenText: boolean,
): SyntaxTree | null {
  const isWhole = words.kinds.map((kind) => WHOLE.has(kind));
  const isList = words.kinds.map((kind) => LISTS.has(kind));
  const kinds: number[] = [];
  const fields: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const parents: number[] = [];
  const after: number[] = [];
  const open: number[] = [];
  const error = words.kinds.length - 1;
  const cursor = tree.walk();
  try {
    for (;;) {
      const at = kinds.length;
      if (at % STRIDE === STRIDE - 1 && isLate()) return null;
      const kind = Math.min(cursor.nodeTypeId, error);
      const parent = open.at(-1) ?? -1;
      const isFirst = parent === at - 1 && parent >= 0 && !hasHiddenText;
      const start = isFirst ? (starts[parent] ?? 0) : cursor.startIndex;
      const isNamed = words.named[kind] === true;
      // Each question to the cursor is a call into WebAssembly. Marks are half of all nodes, and their text is their kind.
      const mark = isNamed ? "" : (words.kinds[kind] ?? "");
      const isPlainMark = mark !== "" && source.startsWith(mark, start);
      kinds.push(kind);
      starts.push(start);
      fields.push(isNamed && isList[kinds[parent] ?? 0] !== true ? cursor.currentFieldId : 0);
      parents.push(parent);
      after.push(0);
      let end = isPlainMark ? start + mark.length : -1;
      if (isWhole[kind] === true || hasHiddenText) end = cursor.endIndex;
      const isClosed = isPlainMark || (isWhole[kind] === true && !source.slice(start, end).includes("${"));
      if (!isClosed && cursor.gotoFirstChild()) {
        ends.push(end);
        open.push(at);
        continue;
      }
      ends.push(end < 0 ? cursor.endIndex : end);
      after[at] = at + 1;
      while (!cursor.gotoNextSibling()) {
        const closed = open.pop();
        if (closed === undefined) {
          const { hasError } = tree.rootNode;
          return { source, words, hasError, kinds, fields, starts, ends, parents, after };
        }
        after[closed] = kinds.length;
        if (!hasHiddenText) ends[closed] = ends[kinds.length - 1] ?? 0;
        cursor.gotoParent();
      }
    }
  } finally {
    cursor.delete();
  }
}
