import { ROLE } from "../languages/roles.ts";
import { childIn, childOf, childrenOf, isNamed, kindAt, textAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { Code } from "./code.ts";

export type Call = {
  /** The last word of what is called: `f` of `self.f(1)`. */
  readonly name: string;
  /** All of it: `op.add_column`. */
  readonly path: string;
  /** Called plainly, or on the object or type that the caller stands in. */
  readonly isOnSelf: boolean;
  readonly arguments: number;
  readonly argumentNodes: readonly number[];
};

const SELF = /^(this|self|Self|cls|super\(\)|static)$/;

const LONGEST = 200;

/** The end of a node's text, where its last name stands. */
function endOf(tree: SyntaxTree, node: number): string {
  const end = tree.ends[node] ?? 0;
  return tree.source.slice(Math.max(tree.starts[node] ?? 0, end - LONGEST), end);
}

/** What a call node calls, and with what. Null where the callee is no name, or not the one that is `sought`. */
export function callOf({ tree, table, roles }: Code, node: number, sought?: string): Call | null {
  const field = table.calls[kindAt(tree, node)];
  if (field === undefined) return null;
  const callee = field === null ? node + 1 : childIn(tree, node, field);
  if (callee < 0) return null;
  if (sought !== undefined && !endOf(tree, callee).includes(sought)) return null;
  const receiver = childIn(tree, node, "object", "receiver", "scope");
  const said = textAt(tree, callee);
  if (said.length > LONGEST) return null;
  // The receiver of a call in a chain is the whole chain before it.
  const path = receiver < 0 || receiver === callee ? said : `${endOf(tree, receiver)}.${said}`;
  const words = path.split(/\??\.|->|::/);
  const name = words.at(-1)?.trim().replace(/<.*$/s, "") ?? "";
  if (!/^[\w$?!]+$/.test(name) || (sought !== undefined && name !== sought)) return null;
  const list = childIn(tree, node, "arguments");
  const listed = list >= 0 ? list : childOf(tree, node, "value_arguments", "argument_list");
  const argumentNodes =
    listed < 0
      ? []
      : childrenOf(tree, listed).filter(
          (child) => isNamed(tree, child) && ((roles[tree.kinds[child] ?? 0] ?? 0) & ROLE.comment) === 0,
        );
  const before = words.slice(0, -1).join(".").trim();
  const isOnSelf = before === "" || SELF.test(before.replace(/^\$/, "")) || isReceiver(before);
  return { name, path, isOnSelf, arguments: argumentNodes.length, argumentNodes };

  /** The receiver that a Go method names. */
  function isReceiver(word: string): boolean {
    for (let at = node; at >= 0; at = tree.parents[at] ?? -1) {
      if (kindAt(tree, at) === "method_declaration") {
        const named = childIn(tree, at, "receiver");
        return named >= 0 && textAt(tree, named).startsWith(`(${word} `);
      }
    }
    return false;
  }
}
