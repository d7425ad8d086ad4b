import { type ContributionUnit, UNIT_RULES, type UnitLink } from "@/lib/model/work-unit.ts";
import { addTo } from "./add-to.ts";
import type { ChangeFacts, FilesOf } from "./change-facts.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { byOpening } from "./in-order.ts";
import { linkByItem } from "./link-by-item.ts";
import { linkLineage } from "./link-lineage.ts";
import { linkSameWork } from "./link-same-work.ts";
import { linkStacks } from "./link-stacks.ts";

export type ClusterInput = {
  /** In any order, each once. */
  readonly changes: readonly ChangeFacts[];
  readonly files: FilesOf;
  /** Directories in which services begin, by repository. */
  readonly serviceRoots: ReadonlyMap<string, readonly string[]>;
};

/**
 * The pieces of work that changes belong to: what a work item, a stack, the same work by the same people or lineage links is one. Every
 * change is in exactly one unit. Units, their changes and their links come in a fixed order that the order of the input does not move.
 */
export function clusterChanges({ changes, files, serviceRoots }: ClusterInput): ContributionUnit[] {
  const links = [
    ...linkByItem(changes),
    ...linkStacks(changes),
    ...linkSameWork(changes, files, serviceRoots),
    ...linkLineage(changes),
  ];
  const sets = new DisjointSets();
  for (const { from, to } of links) sets.unite(from, to);
  const linksOf = new Map<string, UnitLink[]>();
  for (const link of links) addTo(linksOf, sets.find(link.from), link);
  const units = new Map<string, string[]>();
  for (const { id } of changes.toSorted(byOpening)) addTo(units, sets.find(id), id);
  return [...units].map(([root, ids]) => ({
    id: ids[0] ?? root,
    changes: ids,
    links: (linksOf.get(root) ?? []).sort(inOrder),
  }));
}

const inOrder = (a: UnitLink, b: UnitLink): number =>
  UNIT_RULES.indexOf(a.rule) - UNIT_RULES.indexOf(b.rule) ||
  compare(a.from, b.from) ||
  compare(a.to, b.to) ||
  compare(a.evidence, b.evidence);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
