import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf } from "../code/token-digest.ts";
import { artefactAt, type Description } from "./description.ts";
import { entriesOf, itemsOf, scalarOf, textIn, valueAt } from "./yaml-values.ts";

/** The resources of a CloudFormation template; other keys of that name have no such types. */
export function cloudFormationShapes(described: Description, root: number): ArtefactShape[] {
  const { tree } = described;
  return entriesOf(tree, valueAt(tree, root, "Resources")).flatMap(({ key, pair, value }) => {
    const type = textIn(tree, value, "Type");
    return type === null || !/^\w+::/.test(type)
      ? []
      : [artefactAt(described, pair, "infrastructure", `${type} ${key}`, [`type:${type}`])];
  });
}

/** One Kubernetes manifest, or those of a list. */
export function kubernetesShapes(described: Description, root: number): ArtefactShape[] {
  const { tree } = described;
  const kind = textIn(tree, root, "kind");
  if (kind === null || textIn(tree, root, "apiVersion") === null) return [];
  const manifests = kind === "List" ? itemsOf(tree, valueAt(tree, root, "items")) : [root];
  return manifests.map((manifest) => {
    const name =
      textIn(tree, manifest, "metadata", "name") ?? textIn(tree, manifest, "metadata", "generateName");
    const said = textIn(tree, manifest, "kind") ?? kind;
    return artefactAt(described, manifest, "infrastructure", `${said}/${name ?? ""}`, []);
  });
}

/** What a GitHub workflow may do, over all and job by job: one artefact. */
export function workflowShapes(described: Description, root: number): ArtefactShape[] {
  const { tree } = described;
  const jobs = entriesOf(tree, valueAt(tree, root, "jobs"));
  const places = [{ name: "", value: root }, ...jobs.map(({ key, value }) => ({ name: `${key} `, value }))];
  const found = places.flatMap(({ name, value }) =>
    entriesOf(tree, value)
      .filter(({ key }) => key === "permissions")
      .map((entry) => ({ name, entry })),
  );
  const first = found[0];
  if (first === undefined) return [];
  const parts = found.flatMap(({ name, entry }) => {
    const all = scalarOf(tree, entry.value);
    const scopes = entriesOf(tree, entry.value);
    if (all !== null) return [`${name}all:${all}`];
    return scopes.length === 0
      ? [`${name}all:none`]
      : scopes.map(({ key, value }) => `${name}${key}:${scalarOf(tree, value) ?? ""}`);
  });
  const shape = artefactAt(described, first.entry.pair, "infrastructure", "workflow permissions", parts);
  const last = artefactAt(described, found.at(-1)?.entry.pair ?? first.entry.pair, "infrastructure", "", []);
  return [{ ...shape, endLine: last.endLine, digest: digestOf(parts) }];
}
