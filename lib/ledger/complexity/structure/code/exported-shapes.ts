import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { ROLE } from "../languages/roles.ts";
import { childIn, firstOf, kindAt, parentOf } from "../syntax/look.ts";
import type { Code } from "./code.ts";
import { functionParts, memberParts, typeParts } from "./parts-of.ts";
import { qualifiedName } from "./qualified-name.ts";
import { digestOf, tokensOf } from "./token-digest.ts";
import { uniqueNames } from "./unique-names.ts";

/** What stands around a declaration and belongs to it. */
const AROUND = ["decorated_definition", "template_declaration"];
/** What says nothing to callers. */
const UNSAID = /^(marker_annotation|annotation|attribute_list|field_initializer_list)$/;
const BODIES =
  /^(block|function_body|class_body|enum_class_body|field_declaration_list|declaration_list|accessor_list)$/;

/**
 * The signatures that a text offers to others, by its language's own notion of public: functions, types with their members, and
 * values that stand in no type. How a function does its work is no part of it.
 */
export function exportedShapes(code: Code): ArtefactShape[] {
  const { tree, table, roles, lineOf } = code;
  const size = tree.kinds.length;
  const isOpen = new Uint8Array(size);
  const inType = new Uint8Array(size);
  const shapes: ArtefactShape[] = [];
  for (let at = 0; at < size; at++) {
    const parent = parentOf(tree, at);
    const open = parent < 0 || isOpen[parent] === 1;
    isOpen[at] = open ? 1 : 0;
    inType[at] = parent < 0 ? 0 : (inType[parent] ?? 0);
    if (!open) continue;
    const role = roles[tree.kinds[at] ?? 0] ?? 0;
    if ((role & (ROLE.function | ROLE.type | ROLE.scope | ROLE.member | ROLE.closure)) === 0) continue;
    const name = table.nameOf(tree, at);
    const isPublic = name !== null && table.isPublic(tree, at);
    if ((role & (ROLE.function | ROLE.closure)) !== 0 && isFunction(at, role)) {
      isOpen[at] = 0;
      if (isPublic) show(at, name, functionParts(code, at), []);
    } else if ((role & ROLE.type) !== 0) {
      if (name === null) continue;
      isOpen[at] = isPublic ? 1 : 0;
      inType[at] = 1;
      const parts = isPublic ? typeParts(code, at) : [];
      if (isPublic) show(at, name, parts, parts.toSorted());
    } else if ((role & ROLE.scope) !== 0) isOpen[at] = isPublic ? 1 : 0;
    else if ((role & ROLE.member) !== 0) {
      isOpen[at] = holdsFunction(at) ? 1 : 0;
      const parts = isPublic && inType[at] === 0 && !holdsFunction(at) ? memberParts(code, at) : [];
      const first = parts[0];
      if (first !== undefined && name !== null) show(at, name, parts, parts, true);
    }
  }
  return uniqueNames(shapes, (shape) => shape.parts.join(","));

  function isFunction(at: number, role: number): boolean {
    return (
      (role & ROLE.member) === 0 || firstOf(tree, childIn(tree, at, "declarator"), "function_declarator") >= 0
    );
  }

  /** `const add = (a, b) => …`: the function is shown, not the value. */
  function holdsFunction(at: number): boolean {
    const value = childIn(tree, at, "value");
    return value >= 0 && ((roles[tree.kinds[value] ?? 0] ?? 0) & ROLE.function) !== 0;
  }

  function show(
    at: number,
    name: string,
    parts: readonly string[],
    more: readonly string[],
    plain = false,
  ): void {
    const around = AROUND.includes(kindAt(tree, parentOf(tree, at))) ? parentOf(tree, at) : at;
    const body = childIn(tree, at, "body");
    const skip = (node: number): boolean =>
      node === body ||
      (tree.parents[node] === at && BODIES.test(kindAt(tree, node))) ||
      UNSAID.test(kindAt(tree, node)) ||
      (node > at && more.length > 0 && ((roles[tree.kinds[node] ?? 0] ?? 0) & ROLE.member) !== 0);
    const tokens = plain ? [] : tokensOf(tree, roles, around, tree.after[at] ?? at, skip);
    shapes.push({
      kind: "interface",
      name: qualifiedName(code, at, name),
      digest: digestOf([...tokens, ...more]),
      parts: [...parts],
      line: lineOf(tree.starts[around] ?? 0),
      endLine: lineOf(Math.max(tree.starts[at] ?? 0, (tree.ends[at] ?? 0) - 1)),
    });
  }
}
