import { type Db, withOrg } from "@/lib/core/db.ts";
import type { ChangeElements } from "@/lib/ledger/complexity/change-elements-shape.ts";
import type { DueUnit } from "@/lib/ledger/complexity/due-units.ts";
import { readElements } from "@/lib/ledger/complexity/elements-store.ts";
import { keepScores } from "@/lib/ledger/complexity/score-store.ts";
import { unitComplexity } from "@/lib/ledger/complexity/unit-complexity.ts";
import { addTo } from "@/lib/ledger/units/add-to.ts";
import { DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import type { UnitScore } from "@/lib/model/unit-score.ts";
import { type ChangeKey, type ToldTalk, toldTalk } from "@/lib/normalized/units/talk-store.ts";
import { followHistory } from "./follow-history.ts";
import { unitTalk } from "./unit-talk.ts";

/** Units that are read, scored and kept together. */
const AT_ONCE = 50;

/**
 * Scores units and keeps each batch before the next one, those first that began first: what repositories were like is followed
 * once, through all of them. Goes on while `goes` says so; answers how many were scored.
 */
export async function scorePass(
  db: Db,
  orgId: string,
  due: readonly DueUnit[],
  goes: () => Promise<boolean>,
): Promise<number> {
  const units = due.toSorted((a, b) => a.openedAt - b.openedAt || (a.unitId < b.unitId ? -1 : 1));
  const withHistory = units.filter(({ gaps }) => !gaps.includes("history"));
  const repos = new Set(withHistory.flatMap(({ changes }) => changes.map(([repo]) => repo)));
  const history = await followHistory(db, orgId, [...repos], withHistory.at(-1)?.openedAt ?? 0);
  let scored = 0;
  while (scored < units.length && (await goes())) {
    const batch = units.slice(scored, scored + AT_ONCE);
    const { elements, talk } = await factsOf(
      db,
      orgId,
      batch.flatMap(({ changes }) => changes),
    );
    const scores: UnitScore[] = [];
    for (const unit of batch) {
      const told = unitTalk(unit.changes.flatMap((key) => talk.get(nameOf(key)) ?? []));
      const knows = (gap: UnitScore["gaps"][number]) => !unit.gaps.includes(gap);
      const { milliPoints, parts } = unitComplexity({
        changes: unit.changes.flatMap((key) => elements.get(nameOf(key)) ?? []),
        history: knows("history") ? await history.until(unit.openedAt) : null,
        items: knows("items") ? told.items : null,
        reviews: knows("reviews") ? told.reviews : null,
        authors: unit.people,
      });
      const { unitId, inputs, gaps } = unit;
      scores.push({ unitId, milliPoints, parts, version: DEFAULT_CALIBRATION.version, inputs, gaps });
    }
    await withOrg(db, orgId, (tx) => keepScores(tx, orgId, scores));
    scored += batch.length;
  }
  return scored;
}

const nameOf = ([repo, change]: ChangeKey) => `${repo}/${change}`;

async function factsOf(db: Db, orgId: string, changes: readonly ChangeKey[]) {
  const byRepo = new Map<string, string[]>();
  for (const [repo, change] of changes) addTo(byRepo, repo, change);
  return withOrg(db, orgId, async (tx) => {
    const elements = new Map<string, ChangeElements>();
    for (const [repoId, ids] of byRepo) {
      for (const [id, one] of await readElements(tx, { orgId, repoId }, ids))
        elements.set(nameOf([repoId, id]), one);
    }
    const talk = new Map<string, ToldTalk[]>();
    for (const one of await toldTalk(tx, orgId, changes))
      addTo(talk, nameOf([one.repoId, one.changeId]), one);
    return { elements, talk };
  });
}
