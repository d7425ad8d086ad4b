import type { ArtefactKind } from "@/lib/model/blob-structure.ts";
import type { FileKind } from "@/lib/model/file-kind.ts";
import type { InputFile } from "./elements-input.ts";

/** How much work at a boundary counts, once for each thing that others depend on. */
export const BOUNDARY_WEIGHTS = {
  interface: 1,
  breaking: 2,
  schema: 2,
  infrastructure: 1.5,
  security: 2,
  crossTeam: 1,
} as const;

/** Nobody outside depends on what these hold. */
const INWARD: ReadonlySet<FileKind> = new Set<FileKind>(["generated", "test", "docs", "context"]);

export const holdsBoundaries = (kind: FileKind): boolean => !INWARD.has(kind);

const DESCRIPTIONS =
  /\.(?:avsc|avdl|thrift|wsdl|raml|fbs|capnp|smithy)$|(?:^|\/)asyncapi[\w.-]*\.(?:ya?ml|json)$/i;
const RESOURCES =
  /\.(?:tf|tofu|bicep|nomad)(?:\.json)?$|(?:^|\/)(?:k8s|kubernetes|helm|charts|kustomize|cloudformation|manifests)\/.*\.(?:ya?ml|json|tpl|j2)$|(?:^|\/)(?:chart|kustomization|serverless|pulumi(?:\.[\w-]+)?)\.ya?ml$/i;

/** What a file is as a whole, where no reader tells its artefacts apart; null where it is nothing of the kind. */
export function wholeArtefact(file: InputFile): ArtefactKind | null {
  if (!holdsBoundaries(file.kind)) return null;
  const path = file.newPath ?? file.oldPath ?? "";
  if (file.kind === "migration") return hasArtefact(file, "schema") ? null : "schema";
  if (DESCRIPTIONS.test(path)) return hasArtefact(file, "interface") ? null : "interface";
  if (!RESOURCES.test(path) || isParsed(file)) return null;
  return "infrastructure";
}

const hasArtefact = (file: InputFile, kind: ArtefactKind) =>
  [file.before, file.after].some(
    (structure) => structure?.artefacts.some((one) => one.kind === kind) ?? false,
  );

const isParsed = (file: InputFile) =>
  [file.before, file.after].some(
    (one) => one !== null && one.coverage !== "none" && one.coverage !== "fallback",
  );
