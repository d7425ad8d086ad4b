import type { TypeShape } from "@/lib/model/blob-structure.ts";
import { ROLE } from "../languages/roles.ts";
import type { Code } from "./code.ts";
import { qualifiedName } from "./qualified-name.ts";
import { uniqueNames } from "./unique-names.ts";

/** The types that a text declares. */
export function typeShapes(code: Code): TypeShape[] {
  const { tree, table, roles, lineOf } = code;
  const shapes: TypeShape[] = [];
  for (let at = 0; at < tree.kinds.length; at++) {
    if (((roles[tree.kinds[at] ?? 0] ?? 0) & ROLE.type) === 0) continue;
    const name = table.nameOf(tree, at);
    if (name === null) continue;
    shapes.push({
      name: qualifiedName(code, at, name),
      line: lineOf(tree.starts[at] ?? 0),
      endLine: lineOf(Math.max(tree.starts[at] ?? 0, (tree.ends[at] ?? 0) - 1)),
    });
  }
  return uniqueNames(shapes, () => "");
}
