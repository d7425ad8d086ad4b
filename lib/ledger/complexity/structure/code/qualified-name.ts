import { ROLE } from "../languages/roles.ts";
import type { Code } from "./code.ts";
import { hasBody } from "./has-body.ts";

/** A name with the types, modules and functions around it: `Cart.total`. */
export function qualifiedName({ tree, table, roles }: Code, node: number, name: string): string {
  const words = [name];
  for (let at = tree.parents[node] ?? -1; at >= 0; at = tree.parents[at] ?? -1) {
    const role = roles[tree.kinds[at] ?? 0] ?? 0;
    if ((role & (ROLE.type | ROLE.scope | ROLE.function)) === 0) continue;
    if ((role & ROLE.function) !== 0 && !hasBody(tree, at)) continue;
    const around = table.nameOf(tree, at);
    if (around !== null) words.push(around);
  }
  return words.toReversed().join(".");
}
