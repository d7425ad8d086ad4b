import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { refreshStatistics } from "@/lib/core/refresh-statistics.ts";
import { readReplayParts } from "@/lib/ledger/replay-store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { readKnownPulls } from "@/lib/normalized/hosted/known-pull-store.ts";
import { readToldWork } from "@/lib/normalized/links/told-work-store.ts";
import { keepRaw } from "@/lib/raw/store.ts";
import { beginRun, endRun, isRunning } from "@/lib/raw/sync-run-store.ts";
import { type ReadRepository, repositoryStore } from "@/lib/settings/repository-store.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { analysisParams } from "../analyze/analysis-params.ts";
import { analyzeHistory } from "../analyze/analyze-history.ts";
import type { AnalyzedEnd } from "../analyze/analyzed.ts";
import { decodeCarried, tipsIn } from "../analyze/carried-codec.ts";
import { commitsAhead } from "../analyze/commits-ahead.ts";
import { databaseSink } from "../analyze/database-sink.ts";
import { letHeapGrow } from "../let-heap-grow.ts";
import { countingSaid } from "../said/counting-said.ts";

export type AnalyzeDeps = {
  readonly db: Db;
  readonly dataDir: string;
  readonly now: () => Date;
  /** Opens what the repository's row names: a clone of this machine, or a mirror that is brought up to date first. */
  open(repository: ReadRepository, scratchDir: string): Promise<OpenRepository>;
  /** Asks for what follows once it is read. */
  read?(scope: RepoScope): Promise<unknown>;
};

const PROGRESS_MS = 500;
const BROKE_OFF =
  "Start the reading again; if it happens twice, look into the log of the workers for what happened.";

/**
 * Reads what is new in a repository, or all of it, and leaves ledger, composition and facts up to date. Answers null where
 * the repository is gone, or where another reading has begun meanwhile: then that one leaves everything up to date.
 */
export const analyzeRepositoryStage =
  (deps: AnalyzeDeps) =>
  async ({ orgId, repoId }: RepoScope): Promise<AnalyzedEnd | null> => {
    const { db, now } = deps;
    const scope = { orgId, repoId };
    const store = repositoryStore(db, scope);
    const repository = await store.begin(now());
    if (!repository) return null;
    const run = await withOrg(db, orgId, (tx) => beginRun(tx, orgId, repoId, now()));
    let isOver = false;
    const hold = async (tx: Tx): Promise<void> => {
      isOver = !(await isRunning(tx, orgId, run));
      if (isOver) throw new AppError("conflict", "Another reading of this repository has begun.");
    };
    try {
      const end = await readWhole(deps, scope, repository, hold);
      if (repository.asOf === null) await withOrg(db, orgId, refreshStatistics);
      await store.finish({ ...end, params: analysisParams.hash, method: analysisParams.method }, now());
      await withOrg(db, orgId, (tx) => endRun(tx, orgId, run, { state: "done", counts: end.counts }, now()));
      await deps.read?.(scope);
      return end;
    } catch (error) {
      if (isOver) return null;
      const fault =
        error instanceof AppError
          ? error
          : new AppError("bug", "The reading broke off.", { cause: error, fix: BROKE_OFF });
      await store.fail(fault, now());
      const told = { state: "failed", counts: {}, message: fault.message, fix: fault.fix } as const;
      await withOrg(db, orgId, (tx) => endRun(tx, orgId, run, told, now()));
      throw error;
    }
  };

async function readWhole(
  deps: AnalyzeDeps,
  scope: RepoScope,
  repository: ReadRepository,
  hold: (tx: Tx) => Promise<void>,
): Promise<AnalyzedEnd> {
  const { db, now } = deps;
  const { orgId, repoId } = scope;
  const scratchDir = join(deps.dataDir, "scratch");
  await mkdir(scratchDir, { recursive: true });
  const readParts = (names: readonly string[] | null) =>
    withOrg(db, orgId, async (tx) => {
      await hold(tx);
      return readReplayParts(tx, scope, names);
    });
  // What the last run left is fetched and unpacked while git is asked for the refs, and for what is new by them.
  const fetched = repository.asOf === null ? null : readParts(null);
  const unpacked = fetched?.then((parts) =>
    letHeapGrow(() => decodeCarried(parts, analysisParams.hash, readParts)),
  );
  unpacked?.catch(() => undefined);
  const source = await deps.open(repository, scratchDir);
  const ahead = fetched?.then((parts) => commitsAhead(source, tipsIn(parts, analysisParams.hash)));
  ahead?.catch(() => undefined);
  try {
    const record = { kind: "git.refs", externalId: repoId, payload: source.snapshot };
    // After the refs: what landed by them is more likely to have been told by now.
    const told = await withOrg(db, orgId, async (tx) => {
      await hold(tx);
      await keepRaw(tx, orgId, "git", [record], now());
      return { knownPulls: await readKnownPulls(tx, scope), toldWork: await readToldWork(tx, scope) };
    });
    const carried = (await unpacked) ?? null;
    const analyze = (tx: Tx | null) =>
      analyzeHistory(
        source,
        countingSaid(
          { db, scope, tx, hold },
          databaseSink({
            db,
            scope,
            teamId: repository.teamId,
            tx,
            asOfBefore: repository.asOf,
            params: analysisParams.hash,
            hold,
            now,
          }),
        ),
        { carried, ...(ahead && { ahead }), ...told, repository: null, report: progress(deps, scope) },
      );
    // A first read shows what it has as it goes; later ones appear whole, or not at all.
    if (repository.asOf === null) return await analyze(null);
    return await withOrg(db, orgId, async (tx) => {
      const end = await analyze(tx);
      await hold(tx);
      return end;
    });
  } finally {
    await Promise.allSettled([ahead]);
    await source.close();
  }
}

function progress({ db, now }: AnalyzeDeps, scope: RepoScope) {
  const store = repositoryStore(db, scope);
  let last = 0;
  return (phase: "commits" | "changes", done: number, total: number): void => {
    const at = now().getTime();
    if (at - last < PROGRESS_MS) return;
    last = at;
    // Progress is a courtesy: a reading never fails for it.
    store.progress(phase, done, total).catch(() => undefined);
  };
}
