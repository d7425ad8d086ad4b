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

/** Copies a parsed tree; null when `isLate` says so before the end. The caller frees the parser's tree. */
export function copyTree(
  tree: Tree,
  source: string,
  words: GrammarWords,
  isLate: () => boolean,
): SyntaxTree | null {
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
      const start = cursor.startIndex;
      const isNamed = words.named[kind] === true;
      // Each question to the cursor is a call into WebAssembly, and marks are half of all nodes: their text is their kind.
      const mark = isNamed ? "" : (words.kinds[kind] ?? "");
      const isPlainMark = mark !== "" && source.startsWith(mark, start);
      kinds.push(kind);
      starts.push(start);
      ends.push(isPlainMark ? start + mark.length : cursor.endIndex);
      fields.push(isNamed ? cursor.currentFieldId : 0);
      parents.push(open.at(-1) ?? -1);
      after.push(0);
      if (!isPlainMark && cursor.gotoFirstChild()) {
        open.push(at);
        continue;
      }
      after[at] = at + 1;
      while (!cursor.gotoNextSibling()) {
        const closed = open.pop();
        if (closed === undefined) {
          return {
            source,
            words,
            hasError: tree.rootNode.hasError,
            kinds,
            fields,
            starts,
            ends,
            parents,
            after,
          };
        }
        after[closed] = kinds.length;
        cursor.gotoParent();
      }
    }
  } finally {
    cursor.delete();
  }
}
