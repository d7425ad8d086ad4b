import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import type { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const Read = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  teamId: z.uuid(),
  name: z.string(),
  source: z.enum(["local", "remote"]),
  location: z.string(),
  connectionId: z.uuid().nullable(),
  /** Seconds: the end of the last complete read; null before the first. */
  asOf: z.number().nullable(),
});
/** A repository that is to be read. */
export type ReadRepository = z.output<typeof Read>;

/** What a complete read says of the repository itself. */
export type ReadEnd = {
  readonly asOf: number | null;
  readonly landing: string | null;
  readonly headSha: string | null;
  readonly leftOut: readonly unknown[];
  readonly remarks: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly params: string;
  readonly method: string;
};

/** The row of one repository while it is read. Each step is seen at once. */
export function repositoryStore(db: Db, { orgId, repoId }: RepoScope) {
  const mine = sql`org_id = ${orgId} AND id = ${repoId} AND removed_at IS NULL`;
  return {
    /** Says that a read begins; null where the repository is gone. */
    async begin(now: Date): Promise<ReadRepository | null> {
      const found = await withOrg(db, orgId, (tx) =>
        rows(
          tx,
          Read,
          sql`
            UPDATE repository SET state = 'reading', phase = 'opening', progress_done = 0, progress_total = 0,
              fault_code = NULL, fault_message = NULL, fault_fix = NULL, last_run_at = ${now}
            WHERE ${mine}
            RETURNING id, org_id AS "orgId", team_id AS "teamId", name, source, location,
              connection_id AS "connectionId", extract(epoch FROM as_of)::float8 AS "asOf"`,
        ),
      );
      return found[0] ?? null;
    },
    progress: (phase: string, done: number, total: number) =>
      withOrg(db, orgId, (tx) =>
        execute(
          tx,
          sql`UPDATE repository SET phase = ${phase}, progress_done = ${done}, progress_total = ${total}
              WHERE ${mine} AND state = 'reading'`,
        ),
      ),
    async finish(end: ReadEnd, now: Date): Promise<void> {
      const health = { leftOut: end.leftOut.length, remarks: end.remarks, counts: end.counts };
      await withOrg(db, orgId, (tx) =>
        execute(
          tx,
          sql`
            UPDATE repository SET state = 'ready', phase = NULL, landing_branch = ${end.landing},
              as_of = coalesce(to_timestamp(${end.asOf}), as_of), head_sha = ${end.headSha}, method_version = ${end.method},
              params_hash = ${end.params}, last_run_at = ${now}, health = ${JSON.stringify(health)}::jsonb
            WHERE ${mine}`,
        ),
      );
    },
    async fail({ code, message, fix }: AppError, now: Date): Promise<void> {
      await withOrg(db, orgId, (tx) =>
        execute(
          tx,
          sql`
            UPDATE repository SET state = 'failed', phase = NULL, fault_code = ${code}, fault_message = ${message},
              fault_fix = ${fix ?? null}, last_run_at = ${now}
            WHERE ${mine}`,
        ),
      );
    },
  };
}
