import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { unquoted } from "../languages/naming.ts";
import { childOf, childrenOf, kindAt, textAt } from "../syntax/look.ts";
import { artefactAt, type Description } from "./description.ts";

/** The resources, data sources and modules of a Terraform file, under the address that Terraform gives them. */
export function terraformShapes(described: Description): ArtefactShape[] {
  const { tree } = described;
  const body = childOf(tree, 0, "body");
  if (body < 0) return [];
  return childrenOf(tree, body).flatMap((block) => {
    if (kindAt(tree, block) !== "block") return [];
    const type = textAt(tree, childOf(tree, block, "identifier"));
    const labels = childrenOf(tree, block)
      .filter((child) => kindAt(tree, child) === "string_lit")
      .map((child) => unquoted(textAt(tree, child)));
    if (!["resource", "data", "module"].includes(type) || labels.length === 0) return [];
    const address = (type === "resource" ? labels : [type, ...labels]).join(".");
    return [artefactAt(described, block, "infrastructure", address, [])];
  });
}
