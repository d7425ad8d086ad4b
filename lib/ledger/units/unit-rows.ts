import type { ContributionUnit, UnitLink, UnitRule } from "@/lib/model/work-unit.ts";
import type { ChangeFacts } from "./change-facts.ts";
import { factsText } from "./facts-text.ts";

/** Times in seconds. */
export type WorkUnitRow = {
  readonly id: string;
  readonly openedAt: number;
  readonly firstMergedAt: number;
  readonly lastMergedAt: number;
  readonly changes: number;
};

export type UnitChangeRow = {
  readonly repoId: string;
  readonly changeId: string;
  readonly unitId: string;
  /** Of the first link, by rule, that holds the change in its unit; null where it is alone. */
  readonly rule: UnitRule | null;
  readonly evidence: string | null;
  readonly strength: number | null;
  /** Every link that begins at the change. */
  readonly links: readonly UnitLink[];
  readonly facts: string;
};

/** Units as rows. `facts` holds what is known of each of their changes. */
export function unitRows(
  units: readonly ContributionUnit[],
  facts: ReadonlyMap<string, ChangeFacts>,
): { readonly units: readonly WorkUnitRow[]; readonly changes: readonly UnitChangeRow[] } {
  const known = units.map((unit) => ({
    unit,
    changes: unit.changes.flatMap((id) => facts.get(id) ?? []),
  }));
  return {
    units: known.map(({ unit, changes }) => ({
      id: unit.id,
      openedAt: changes[0]?.openedAt ?? 0,
      firstMergedAt: changes.reduce(
        (first, { mergedAt }) => Math.min(first, mergedAt),
        Number.MAX_SAFE_INTEGER,
      ),
      lastMergedAt: changes.reduce((last, { mergedAt }) => Math.max(last, mergedAt), 0),
      changes: changes.length,
    })),
    changes: known.flatMap(({ unit, changes }) => changes.map((change) => placed(unit, change))),
  };
}

function placed({ id, links }: ContributionUnit, change: ChangeFacts): UnitChangeRow {
  const why = links.find(({ from, to }) => from === change.id || to === change.id);
  return {
    repoId: change.repo,
    changeId: change.id.slice(change.repo.length + 1),
    unitId: id,
    rule: why?.rule ?? null,
    evidence: why?.evidence ?? null,
    strength: why?.strength ?? null,
    links: links.filter(({ from }) => from === change.id),
    facts: factsText(change),
  };
}
