import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { textAt } from "../syntax/look.ts";
import { artefactAt, type Description } from "./description.ts";
import { itemsOf, textIn, valueAt } from "./yaml-values.ts";

/** The record that an Avro schema describes. */
export function avroShapes(described: Description, root: number): ArtefactShape[] {
  const { tree } = described;
  const type = textIn(tree, root, "type");
  const name = textIn(tree, root, "name");
  if (type === null || name === null || !["record", "enum", "fixed"].includes(type)) return [];
  const fields = itemsOf(tree, valueAt(tree, root, "fields")).map((field) => {
    const written = valueAt(tree, field, "type");
    return `${textIn(tree, field, "name") ?? ""}:${textAt(tree, written).replace(/\s+/g, "")}`;
  });
  const space = textIn(tree, root, "namespace");
  return [artefactAt(described, root, "interface", space === null ? name : `${space}.${name}`, fields)];
}
