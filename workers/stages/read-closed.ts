import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { RESTATE_SECONDS } from "@/lib/ledger/fold/fold-state.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { landedAmong, lastPlace } from "@/lib/normalized/closed/closed-change-store.ts";
import { readClosedMarks, readClosedPulls } from "@/lib/normalized/closed/closed-pull-store.ts";
import { leftOutPaths } from "@/lib/normalized/left-out-store.ts";
import { readToldWork } from "@/lib/normalized/links/told-work-store.ts";
import { type KeptRepository, keptRepository } from "@/lib/settings/kept-repository.ts";
import { repositoryAsOf } from "@/lib/settings/repository-as-of.ts";
import { literalPathspec } from "@/lib/sources/git/literal-pathspec.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { keepBatch } from "../closed/keep-batch.ts";
import { lookAgain } from "../closed/look-again.ts";
import { CHECKED_FOR_GOOD, planClosed } from "../closed/plan-closed.ts";
import { readBatch } from "../closed/read-batch.ts";

export type ClosedDeps = {
  readonly db: Db;
  readonly dataDir: string;
  /** What was fetched of a repository, as it lies here; null where this machine has no copy of it. */
  readonly open: (repository: KeptRepository, scratchDir: string) => Promise<OpenRepository | null>;
  readonly clockMs: () => number;
  /** Asks for another turn. */
  readonly goOn: (scope: RepoScope) => Promise<unknown>;
  readonly signal: AbortSignal;
};

const AT_ONCE = 100;
/** A host with thousands of closed pull requests lets others have their turn in between. */
const TURN_MS = 60_000;

/**
 * Reads the pull requests of a repository that were closed without landing, those of which git or the host tells otherwise than before,
 * and compares the others with what has landed since. A repository without a host has none. Answers how many were read or taken back.
 */
export const readClosedStage =
  (deps: ClosedDeps) =>
  async (scope: RepoScope): Promise<number> => {
    const { db, dataDir, clockMs } = deps;
    const told = await withOrg(db, scope.orgId, (tx) => whatIsTold(tx, scope));
    if (told === null) return 0;
    const scratchDir = join(dataDir, "scratch");
    await mkdir(scratchDir, { recursive: true });
    const source = await deps.open(told.repository, scratchDir);
    if (source === null) return 0;
    try {
      const { pulls, marks, landed, last, work } = told;
      const heads = new Map(source.pullHeads.map(({ number, sha }) => [number, sha]));
      const plan = planClosed(pulls, marks, heads, landed, last);
      const keeping = { db, scope, teamId: told.repository.teamId };
      const closedAt = new Map(pulls.map((pull) => [`pr:${pull.number}`, pull.closedAt]));
      const checkedTo = (id: string) =>
        (closedAt.get(id) ?? 0) + RESTATE_SECONDS < told.asOf ? CHECKED_FOR_GOOD : last;
      const again = new Set<string>();
      for (const batch of inBatches(plan.watched))
        for (const id of await lookAgain(keeping, batch, checkedTo)) again.add(id);
      const due = plan.closed.filter(({ id, isDue }) => isDue || again.has(id));
      const leaveOut = told.leftOut.map((path) => ({
        path,
        reason: "missing_blob" as const,
        pathspec: literalPathspec(Buffer.from(path)),
      }));
      const began = clockMs();
      let read = 0;
      if (plan.gone.length > 0) {
        const gone = {
          closed: [],
          outcomes: new Map(),
          stamps: new Map(plan.gone.map((id) => [id, ""])),
          checkedTo,
        };
        await keepBatch(keeping, gone);
        read += plan.gone.length;
      }
      for (const batch of inBatches(due)) {
        if (deps.signal.aborted || clockMs() - began > TURN_MS) {
          await deps.goOn(scope);
          return read;
        }
        const found = await readBatch({ db, scope, source, work, leaveOut }, batch);
        const stamps = new Map(batch.map(({ id, stamp }) => [id, stamp]));
        await keepBatch(keeping, { ...found, stamps, checkedTo });
        read += batch.length;
      }
      return read;
    } finally {
      await source.close();
    }
  };

/** Null where there is nothing to be done. */
async function whatIsTold(tx: Tx, scope: RepoScope) {
  const repository = await keptRepository(tx, scope);
  if (repository === null) return null;
  const pulls = await readClosedPulls(tx, scope);
  const marks = await readClosedMarks(tx, scope);
  if (pulls.length === 0 && marks.size === 0) return null;
  return {
    repository,
    pulls,
    marks,
    landed: await landedAmong(
      tx,
      scope,
      pulls.map(({ number }) => `pr:${number}`),
    ),
    last: await lastPlace(tx, scope),
    asOf: (await repositoryAsOf(tx, scope)) ?? 0,
    work: await readToldWork(tx, scope),
    leftOut: await leftOutPaths(tx, scope),
  };
}

function* inBatches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += AT_ONCE) yield items.slice(at, at + AT_ONCE);
}
