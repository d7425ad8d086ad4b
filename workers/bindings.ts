import { setTimeout } from "node:timers/promises";
import type { Db } from "@/lib/core/db.ts";
import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { applyDeliveries } from "@/lib/jobs/apply-deliveries.ts";
import { ask } from "@/lib/jobs/ask.ts";
import { assignTeams } from "@/lib/jobs/assign-teams.ts";
import { bookPoints } from "@/lib/jobs/book-points.ts";
import { checkConnection } from "@/lib/jobs/check-connection.ts";
import { clusterChanges } from "@/lib/jobs/cluster-changes.ts";
import { countSaid } from "@/lib/jobs/count-said.ts";
import type { Queues } from "@/lib/jobs/enqueue.ts";
import { forgetConnection } from "@/lib/jobs/forget-connection.ts";
import { forgetFiles } from "@/lib/jobs/forget-files.ts";
import { linkChanges } from "@/lib/jobs/link-changes.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { openSample } from "@/lib/jobs/open-sample.ts";
import { readClosed } from "@/lib/jobs/read-closed.ts";
import { readComplexity } from "@/lib/jobs/read-complexity.ts";
import { readNow } from "@/lib/jobs/read-now.ts";
import { readSurface } from "@/lib/jobs/read-surface.ts";
import { refreshFacts } from "@/lib/jobs/refresh-facts.ts";
import { retryRecords } from "@/lib/jobs/retry-records.ts";
import { scoreUnits } from "@/lib/jobs/score-units.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { understandAgain } from "@/lib/jobs/understand-again.ts";
import { createSyntaxReaders } from "@/lib/ledger/complexity/structure/syntax-readers.ts";
import { finishSignIn } from "@/lib/sources/finish-sign-in.ts";
import { openSource } from "./analyze/open-source.ts";
import { type Binding, bind } from "./bind.ts";
import { loadGrammar } from "./complexity/load-grammar.ts";
import { openKept } from "./complexity/open-kept.ts";
import { followTeams } from "./people/follow-teams.ts";
import { followUnits } from "./people/follow-units.ts";
import { peopleBindings } from "./people/people-bindings.ts";
import { analyzeRepositoryStage } from "./stages/analyze-repository.ts";
import { applyDeliveriesStage } from "./stages/apply-deliveries.ts";
import { assignTeamsStage } from "./stages/assign-teams.ts";
import { bookPointsStage } from "./stages/book-points.ts";
import { checkConnectionStage } from "./stages/check-connection.ts";
import { clusterChangesStage } from "./stages/cluster-changes.ts";
import { countSaidStage } from "./stages/count-said.ts";
import { forgetConnectionStage } from "./stages/forget-connection.ts";
import { forgetFilesStage } from "./stages/forget-files.ts";
import { linkChangesStage } from "./stages/link-changes.ts";
import { openSampleStage } from "./stages/open-sample.ts";
import { readClosedStage } from "./stages/read-closed.ts";
import { readComplexityStage } from "./stages/read-complexity.ts";
import { readNowStage } from "./stages/read-now.ts";
import { readSurfaceStage } from "./stages/read-surface.ts";
import { refreshFactsStage } from "./stages/refresh-facts.ts";
import { retryRecordsStage } from "./stages/retry-records.ts";
import { scoreUnitsStage } from "./stages/score-units.ts";
import { type SyncScope, syncConnectionStage } from "./stages/sync-connection.ts";
import { understandAgainStage } from "./stages/understand-again.ts";
import { hostDeps } from "./sync/host-deps.ts";

/** What stages may be handed. */
export type BindingDeps = {
  readonly db: Db;
  readonly queues: Queues;
  readonly dataDir: string;
  readonly encryptionKeys: string;
  /** Where people open Assay. */
  readonly appUrl: string;
  /** Says that the process is about to end: what can stop and go on later should. */
  readonly signal: AbortSignal;
};

/** Which stage answers which contract: one line each. */
export function bindings(deps: BindingDeps): readonly Binding[] {
  const { db, queues, dataDir } = deps;
  const now = () => new Date();
  const hosts = hostDeps(deps);
  const afterReading = async ({ orgId, repoId }: { orgId: string; repoId: string }): Promise<void> => {
    await ask(db, queues, matchPeople, { orgId });
    await ask(db, queues, linkChanges, { orgId, repo: repoId });
    await ask(db, queues, readComplexity, { orgId, repoId });
  };
  const afterEveryReading = async (scope: { orgId: string; repoId: string }): Promise<void> => {
    await afterReading(scope);
    await ask(db, queues, readClosed, scope);
  };
  const weighing = {
    db,
    dataDir,
    readers: createSyntaxReaders(loadGrammar),
    clockMs: () => performance.now(),
    open: openKept(deps),
    goOn: (scope: { orgId: string; repoId: string }) => ask(db, queues, readComplexity, scope),
    signal: deps.signal,
    pause: (ms: number) => setTimeout(ms, undefined, { signal: deps.signal }).catch(() => undefined),
  };
  const again = (scope: { orgId: string; repoId: string }) => ask(db, queues, readClosed, scope);
  const read = (scope: { orgId: string; repoId: string }) => ask(db, queues, analyzeRepository, scope);
  const link = linkChangesStage({ db, read });
  const book = ({ orgId }: { orgId: string }) => ask(db, queues, bookPoints, { orgId });
  /** Points are booked from what the stage writes. */
  const thenBook =
    <Scope extends { orgId: string }>(stage: (scope: Scope) => Promise<unknown>) =>
    async (scope: Scope): Promise<void> => {
      await stage(scope);
      await book(scope);
    };
  const observe = ({ orgId }: { orgId: string }) => ask(db, queues, readSurface, { orgId });
  const score = ({ orgId }: { orgId: string }) => ask(db, queues, scoreUnits, { orgId });
  const test = (scope: SyncScope) => ask(db, queues, checkConnection, scope);
  return [
    bind(
      db,
      analyzeRepository,
      analyzeRepositoryStage({ db, dataDir, now, open: openSource(deps), read: afterEveryReading }),
    ),
    bind(db, readClosed, async (scope) => {
      if ((await readClosedStage({ ...weighing, goOn: again })(scope)) > 0) await afterReading(scope);
    }),
    bind(db, refreshFacts, thenBook(refreshFactsStage({ db }))),
    bind(db, countSaid, async (scope) => {
      await countSaidStage({ db })(scope);
      await ask(db, queues, readComplexity, { orgId: scope.orgId, repoId: scope.repoId });
      await observe(scope);
    }),
    bind(db, readComplexity, async (scope) => {
      await readComplexityStage(weighing)(scope);
      await score(scope);
    }),
    bind(db, scoreUnits, thenBook(scoreUnitsStage({ ...weighing, goOn: score }))),
    bind(db, bookPoints, bookPointsStage({ db })),
    bind(db, forgetFiles, forgetFilesStage({ dataDir })),
    bind(db, syncConnection, syncConnectionStage(hosts)),
    bind(db, checkConnection, checkConnectionStage({ ...hosts, finishSignIn })),
    bind(db, readNow, readNowStage(hosts)),
    bind(db, forgetConnection, forgetConnectionStage(hosts)),
    bind(db, applyDeliveries, applyDeliveriesStage(hosts)),
    bind(db, understandAgain, understandAgainStage(hosts)),
    bind(db, retryRecords, retryRecordsStage(hosts)),
    bind(db, linkChanges, async (scope) => {
      await link(scope);
      await ask(db, queues, clusterChanges, { orgId: scope.orgId });
    }),
    bind(db, clusterChanges, async (scope) => {
      await thenBook(clusterChangesStage({ db }))(scope);
      await score(scope);
      await observe(scope);
    }),
    bind(db, assignTeams, async (scope) => {
      await thenBook(assignTeamsStage({ db }))(scope);
      await observe(scope);
    }),
    bind(db, readSurface, readSurfaceStage({ db, dataDir, open: openKept(deps) })),
    ...peopleBindings(deps, [followTeams, followUnits]),
    bind(db, openSample, openSampleStage({ ...deps, now, read, test })),
  ];
}
