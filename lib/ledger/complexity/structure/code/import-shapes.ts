import type { ImportShape } from "@/lib/model/blob-structure.ts";
import { ROLE } from "../languages/roles.ts";
import { kindAt } from "../syntax/look.ts";
import type { Code } from "./code.ts";

/** What a text imports, in its order; a module that is named twice stands twice. */
export function importShapes({ tree, table, roles, lineOf }: Code): ImportShape[] {
  const shapes: ImportShape[] = [];
  for (let at = 0; at < tree.kinds.length; at++) {
    if (((roles[tree.kinds[at] ?? 0] ?? 0) & ROLE.import) === 0) continue;
    for (const module of table.imports[kindAt(tree, at)]?.(tree, at) ?? []) {
      if (module !== "") shapes.push({ module, line: lineOf(tree.starts[at] ?? 0) });
    }
  }
  return shapes;
}
