import type { LedgerEntry } from "@/lib/model/ledger.ts";
import { askGit } from "@/workers/analyze/ask-git.ts";
import type { Classes } from "@/workers/analyze/collect-sink.ts";
import { commitOwners } from "@/workers/analyze/commit-owners.ts";
import { foldHistory } from "@/workers/analyze/fold-history.ts";
import { announceLines, linesOfHistory } from "@/workers/analyze/lines-of-history.ts";
import { newCarried } from "@/workers/analyze/new-carried.ts";
import { readPlan } from "@/workers/analyze/read-plan.ts";
import { READING } from "@/workers/analyze/reading.ts";
import { type LedgerLab, sumClasses } from "./ledger-lab.ts";
import { withOpen } from "./open-git.ts";

/** Folds a lab's history with the changes that are named made by teams of their own; all others are team 0's. */
export async function foldTeams(
  lab: LedgerLab,
  teams: Readonly<Record<string, number>>,
): Promise<(name: string) => Classes> {
  const teamBySha = new Map(Object.entries(teams).map(([name, team]) => [lab.sha(name), team]));
  const entries: LedgerEntry[] = [];
  await withOpen(lab.repo, async (source) => {
    const plan = await readPlan(source, () => {});
    const changes = [...plan.plan.changes];
    const { algorithm } = READING.shipped;
    const { fold, text } = newCarried(READING.shipped);
    const history = linesOfHistory(plan);
    announceLines(fold, history, plan);
    const folded = foldHistory({
      source,
      changes,
      answers: askGit({
        source,
        changes,
        graph: plan.graph,
        ahead: [],
        leaveOut: [],
        algorithm,
        holdBytes: 0,
      }),
      earlier: new Map(changes.map((change) => [change.id, change])),
      state: fold,
      text,
      ownerOf: commitOwners(changes),
      copies: async () => new Map(),
      placeOf: (change) => ({ ...history.placeOf(change), team: teamBySha.get(change.mergeSha) ?? 0 }),
      repository: null,
      toldWork: null,
      leaveOut: [],
      algorithm,
    });
    for await (const { applied } of folded) entries.push(...applied.entries);
  });
  return (name) => sumClasses(entries.filter(({ change }) => change === `push:${lab.sha(name)}`));
}
