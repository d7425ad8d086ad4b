import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { FrameRepository } from "./org-frame.ts";

export type RepositoryPage = {
  readonly repository: FrameRepository;
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  /** Pull requests that were closed without being merged and whose lines are not known. */
  readonly unread: { readonly noHead: number; readonly noBase: number };
  readonly runs: readonly {
    readonly startedAt: Date;
    readonly state: "running" | "done" | "failed";
    readonly seconds: number | null;
    readonly message: string | null;
    readonly fix: string | null;
  }[];
};

const Unread = z.object({ noHead: z.number(), noBase: z.number() });
const Run = z.object({
  started_at: z.date(),
  finished_at: z.date().nullable(),
  state: z.enum(["running", "done", "failed"]),
  message: z.string().nullable(),
  fix: z.string().nullable(),
});

/** How one repository is read: its state, what was left out, the last readings. Carries no figure about the work. */
export async function repositoryPage(
  tx: Tx,
  access: OrgAccess,
  repository: FrameRepository,
): Promise<RepositoryPage> {
  const leftOut = await rows(
    tx,
    z.object({ path: z.string(), reason: z.string() }),
    sql`SELECT path, reason FROM left_out_path WHERE org_id = ${access.orgId} AND repo_id = ${repository.id} ORDER BY path LIMIT 500`,
  );
  const [unread = { noHead: 0, noBase: 0 }] = await rows(
    tx,
    Unread,
    sql`SELECT count(*) FILTER (WHERE outcome = 'no_head')::int AS "noHead", count(*) FILTER (WHERE outcome = 'no_base')::int AS "noBase"
        FROM closed_pull WHERE org_id = ${access.orgId} AND repo_id = ${repository.id}`,
  );
  const runs = await rows(
    tx,
    Run,
    sql`SELECT started_at, finished_at, state, message, fix FROM sync_run
        WHERE org_id = ${access.orgId} AND repo_id = ${repository.id} ORDER BY started_at DESC LIMIT 10`,
  );
  return {
    repository,
    leftOut,
    unread,
    runs: runs.map(({ started_at, finished_at, ...run }) => ({
      ...run,
      startedAt: started_at,
      seconds:
        finished_at === null ? null : Math.round((finished_at.getTime() - started_at.getTime()) / 100) / 10,
    })),
  };
}
