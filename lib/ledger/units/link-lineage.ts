import type { UnitLink } from "@/lib/model/work-unit.ts";
import type { ChangeFacts } from "./change-facts.ts";

const SAID: Readonly<Record<ChangeFacts["lineage"][number]["kind"], string>> = {
  revert: "reverts",
  reland: "lands again",
  duplicate: "copies",
};

/** Links reverts, changes that land again, and copies on other branches to what they revert, land or copy. */
export function linkLineage(changes: readonly ChangeFacts[]): UnitLink[] {
  const known = new Set(changes.map(({ id }) => id));
  return changes.flatMap(({ id, lineage }) =>
    lineage
      .filter(({ to }) => to !== id && known.has(to))
      .map(({ to, kind, rule, confidence }) => ({
        from: id,
        to,
        rule: "lineage" as const,
        evidence: `${SAID[kind]} (${rule})`,
        strength: confidence,
      })),
  );
}
