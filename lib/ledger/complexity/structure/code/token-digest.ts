import { hashParams } from "@/lib/core/hash.ts";
import { ROLE } from "../languages/roles.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

const CLOSING = new Set([")", "]", "}", ">"]);
const INDENT = /\r?\n[ \t]*/g;
const SEPARATORS = new Set([",", ";"]);

/**
 * The tokens of nodes `from` up to `to` in reading order: no comments, no white space between tokens, all inside strings,
 * no comma or semicolon that only ends a list (formatters add and drop those).
 * Subtrees that `skip` names are left out. Marks show where a block ends in a language that shows it by indentation.
 */
export function tokensOf(
  tree: SyntaxTree,
  roles: Uint32Array,
  from: number,
  to: number,
  skip: (node: number) => boolean = () => false,
): string[] {
  const tokens: string[] = [];
  const closes: number[] = [];
  let end = tree.starts[from] ?? 0;
  const sayTo = (offset: number): void => {
    if (offset <= end) return;
    const between = tree.source.slice(end, offset).trim().replace(INDENT, "\n");
    if (CLOSING.has(between) && SEPARATORS.has(tokens.at(-1) ?? "")) tokens.pop();
    if (between !== "") tokens.push(between);
    end = offset;
  };
  for (let at = from; at < to; at++) {
    while ((closes.at(-1) ?? to) <= at) {
      closes.pop();
      tokens.push("\u2193");
    }
    const role = roles[tree.kinds[at] ?? 0] ?? 0;
    const isSkipped = (role & ROLE.comment) !== 0 || skip(at);
    if (isSkipped) {
      sayTo(tree.starts[at] ?? 0);
      end = Math.max(end, tree.ends[at] ?? 0);
      at = (tree.after[at] ?? at + 1) - 1;
      continue;
    }
    if ((role & ROLE.block) !== 0) closes.push(tree.after[at] ?? to);
    if (tree.after[at] !== at + 1) continue;
    sayTo(tree.starts[at] ?? 0);
    sayTo(tree.ends[at] ?? 0);
  }
  return tokens;
}

/** What `ArtefactShape.digest` is: equal for equal tokens. */
export const digestOf = (tokens: readonly string[]): string => hashParams(tokens);
