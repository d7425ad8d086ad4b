import type { ArtefactKind, ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf, tokensOf } from "../code/token-digest.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** A parsed description, as the readers of one format take it. */
export type Description = {
  readonly tree: SyntaxTree;
  readonly roles: Uint32Array;
  readonly lineOf: (offset: number) => number;
};

/** The artefact that the subtree of `node` describes. Subtrees that `skip` names are not part of what it says. */
export function artefactAt(
  { tree, roles, lineOf }: Description,
  node: number,
  kind: ArtefactKind,
  name: string,
  parts: readonly string[],
  skip?: (node: number) => boolean,
): ArtefactShape {
  const start = tree.starts[node] ?? 0;
  const text = tree.source.slice(start, tree.ends[node]).trimEnd();
  return {
    kind,
    name,
    digest: digestOf(tokensOf(tree, roles, node, tree.after[node] ?? node, skip)),
    parts,
    line: lineOf(start),
    endLine: lineOf(start + Math.max(0, text.length - 1)),
  };
}
