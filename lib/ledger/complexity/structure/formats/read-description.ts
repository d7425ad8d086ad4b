import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { uniqueNames } from "../code/unique-names.ts";
import { lineFinder } from "../syntax/look.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import { avroShapes } from "./avro.ts";
import type { Description } from "./description.ts";
import { cloudFormationShapes, kubernetesShapes, workflowShapes } from "./infrastructure.ts";
import { openapiShapes } from "./openapi.ts";
import { prismaShapes } from "./prisma.ts";
import { templatedManifests } from "./templated-manifests.ts";
import { terraformShapes } from "./terraform.ts";
import { documentsOf, entriesOf } from "./yaml-values.ts";

/** Words without one of which a YAML or JSON text describes nothing that is read here. */
const DESCRIBES =
  /^["'\s{]*["']?(openapi|swagger|asyncapi|AWSTemplateFormatVersion|Resources|apiVersion|permissions)["']?\s*:/m;
const ON_ONE_LINE =
  /"(openapi|swagger|asyncapi|AWSTemplateFormatVersion|Resources|apiVersion)"\s*:|"type"\s*:\s*"record"/;

/** Whether it is worth parsing a YAML or JSON text; most are settings. */
export const describesSomething = (text: string): boolean => DESCRIBES.test(text) || ON_ONE_LINE.test(text);

/** The artefacts of a text that describes and does not compute. */
export function readDescription(
  language: "terraform" | "yaml" | "json" | "prisma",
  tree: SyntaxTree,
  roles: Uint32Array,
): ArtefactShape[] {
  const described: Description = { tree, roles, lineOf: lineFinder(tree.source) };
  if (language === "terraform") return named(terraformShapes(described));
  if (language === "prisma") return named(prismaShapes(described));
  if (tree.source.includes("{{") && /^apiVersion:/m.test(tree.source))
    return named(templatedManifests(tree.source));
  return named(documentsOf(tree).flatMap((root) => readDocument(described, root)));
}

function readDocument(described: Description, root: number): ArtefactShape[] {
  const keys = new Set(entriesOf(described.tree, root).map(({ key }) => key));
  if (keys.has("openapi") || keys.has("swagger") || keys.has("asyncapi"))
    return openapiShapes(described, root);
  if (keys.has("Resources")) return cloudFormationShapes(described, root);
  if (keys.has("apiVersion")) return kubernetesShapes(described, root);
  if (keys.has("jobs") && keys.has("on")) return workflowShapes(described, root);
  return keys.has("fields") ? avroShapes(described, root) : [];
}

const named = (shapes: readonly ArtefactShape[]): ArtefactShape[] =>
  uniqueNames(shapes, ({ digest }) => digest);
