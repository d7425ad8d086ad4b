import { childIn, childOf, kindAt } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** Whether a function says what it does, and not only how it is called. */
export function hasBody(tree: SyntaxTree, node: number): boolean {
  return (
    childIn(tree, node, "body") >= 0 ||
    childOf(tree, node, "function_body", "block", "try_statement") >= 0 ||
    kindAt(tree, node) === "arrow_expression_clause"
  );
}
