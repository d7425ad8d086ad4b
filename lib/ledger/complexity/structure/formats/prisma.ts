import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { childIn, childOf, childrenOf, kindAt, textAt } from "../syntax/look.ts";
import { artefactAt, type Description } from "./description.ts";

const BLOCKS: Readonly<Record<string, string>> = {
  model_block: "model",
  view_block: "view",
  enum_block: "enum",
  type_block: "type",
};

/** The models, views and enums of a Prisma schema. */
export function prismaShapes(described: Description): ArtefactShape[] {
  const { tree } = described;
  return childrenOf(tree, 0).flatMap((block) => {
    const word = BLOCKS[kindAt(tree, block)];
    if (word === undefined) return [];
    const name = textAt(tree, childOf(tree, block, "identifier"));
    const inside = childrenOf(tree, block);
    const parts =
      word === "enum"
        ? inside
            .filter((one) => kindAt(tree, one) === "identifier")
            .slice(1)
            .map((one) => `${textAt(tree, one)}:`)
        : inside
            .filter((one) => childIn(tree, one, "field_name") >= 0)
            .map((one) => {
              const type = textAt(tree, childOf(tree, one, "field_type")).replace(/\s+/g, "");
              return `${textAt(tree, childIn(tree, one, "field_name"))}:${type}`;
            });
    return [artefactAt(described, block, "schema", `${word} ${name}`, parts)];
  });
}
