import type { Db } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { applyDeliveries } from "@/lib/jobs/apply-deliveries.ts";
import { ask } from "@/lib/jobs/ask.ts";
import type { Queues } from "@/lib/jobs/enqueue.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import type { RetryDeps } from "../stages/retry-records.ts";
import type { SyncDeps } from "../stages/sync-connection.ts";
import { follow } from "./follow.ts";
import { sampleHttp } from "./sample-http.ts";

type Given = {
  readonly db: Db;
  readonly queues: Queues;
  readonly dataDir: string;
  readonly encryptionKeys: string;
  readonly appUrl: string;
  readonly signal: AbortSignal;
};

/** What the stages that speak with hosts are handed outside of tests. */
export const hostDeps = ({
  db,
  queues,
  dataDir,
  encryptionKeys,
  appUrl,
  signal,
}: Given): SyncDeps & RetryDeps => ({
  db,
  encryptionKeys,
  appUrl,
  connectorOf,
  createHttp,
  sampleHttp: sampleHttp(dataDir, () => new Date()),
  follow,
  signal,
  now: () => new Date(),
  again: (scope, dueAt) =>
    dueAt === null ? ask(db, queues, syncConnection, scope) : recordIntent(db, syncConnection, scope, dueAt),
  askTurn: (tx, scope, dueAt) => recordIntent(tx, syncConnection, scope, dueAt),
  askApply: (tx, scope) => recordIntent(tx, applyDeliveries, scope),
});
