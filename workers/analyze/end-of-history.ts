import { liveLines } from "@/lib/ledger/fold/branch-lines.ts";
import { takeOpenGroups } from "@/lib/ledger/fold/close-window.ts";
import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import { seedAllOpaque } from "@/lib/ledger/fold/seed-opaque.ts";
import { ownersHistory } from "@/lib/normalized/codeowners/owners-history.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import type { AnalyzedEnd, Carried, LiveLines, Lives } from "./analyzed.ts";
import { countText } from "./count-text.ts";
import { groupOwners } from "./group-owners.ts";
import type { ReadPlan } from "./read-plan.ts";

/** Takes out of the fold what is due once the last change is in. */
export async function endOfHistory(
  source: OpenRepository,
  plan: ReadPlan,
  carried: Carried,
  liveLinesBefore: LiveLines | null,
  { retitled, aliases }: Pick<AnalyzedEnd, "retitled" | "aliases">,
): Promise<AnalyzedEnd> {
  const { fold } = carried;
  await seedAllOpaque(fold, (blobs) => countText(source, blobs));
  const landing = landingOf(plan);
  const live = liveLines(fold);
  return {
    asOf: plan.asOf,
    landing: landing?.name ?? null,
    headSha: landing?.tip ?? null,
    branches: plan.plan.branches,
    groups: groupOwners(
      carried.owners,
      (change) => fold.byId.get(change)?.mergedAt ?? 0,
    )(takeOpenGroups(fold)),
    lives: takeLives(fold),
    liveLines: live,
    liveLinesBefore,
    context: carried.context,
    owners: ownersHistory(carried.owners),
    aliases,
    leftOut: carried.leftOut.map((path) => ({ path, reason: "missing_blob" })),
    remarks: source.remarks,
    counts: {
      ...plan.counts,
      ...(plan.told.closed === null ? {} : { closedUnmerged: plan.told.closed }),
      branches: plan.plan.branches.length,
      files: live.length,
      lines: live.reduce((sum, file) => sum + file.lines, 0),
    },
    retitled,
    carried,
  };
}

/** The branch that the history of the repository lands on. */
export const landingOf = ({ plan }: ReadPlan) => plan.branches.find((branch) => branch.role === "landing");

function takeLives(fold: FoldState): Lives[] {
  const lives = [...fold.lives].flatMap(([index, { born, deaths }]) => {
    const change = fold.changes[index];
    return change ? [{ change: change.id, born, deaths }] : [];
  });
  fold.lives.clear();
  return lives;
}
