import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

export const REPOSITORY_STATES = ["queued", "reading", "ready", "failed"] as const;

/** Stands for all repositories where numbers are versioned: what an organisation decides for all of them. */
const WHOLE_ORGANISATION = "00000000-0000-0000-0000-000000000000";

const Row = z.object({
  id: z.uuid(),
  team_id: z.uuid(),
  team_name: z.string(),
  name: z.string(),
  source: z.string(),
  location: z.string(),
  landing_branch: z.string().nullable(),
  as_of: z.date().nullable(),
  state: z.enum(REPOSITORY_STATES),
  phase: z.string().nullable(),
  progress_done: z.number(),
  progress_total: z.number(),
  fault_message: z.string().nullable(),
  fault_fix: z.string().nullable(),
  last_run_at: z.date().nullable(),
  created_at: z.date(),
  params_hash: z.string().nullable(),
  left_out: z.number(),
  numbers_version: z.string(),
});

/** A repository as the frame of every page knows it. */
export type FrameRepository = {
  readonly id: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly name: string;
  readonly source: string;
  readonly location: string;
  readonly landingBranch: string | null;
  readonly asOf: Date | null;
  readonly state: (typeof REPOSITORY_STATES)[number];
  readonly phase: string | null;
  readonly done: number;
  readonly total: number;
  readonly fault: { readonly message: string; readonly fix: string | null } | null;
  readonly lastRunAt: Date | null;
  readonly createdAt: Date;
  readonly paramsHash: string;
  /** Its team stands for the repository beside teams of people: it has the changes whose authors are in none of them. */
  readonly isBesideTeams: boolean;
  /** Paths whose contents the clone lacks; they are in no figure. */
  readonly leftOut: number;
  /** Another one whenever figures of the repository have changed, or the rules by which the organisation reads them. */
  readonly numbersVersion: string;
};

/** Every repository of the organisation, by the name of its team. */
export async function orgFrame(tx: Tx, access: OrgAccess): Promise<FrameRepository[]> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT r.id, r.team_id, t.name AS team_name, r.name, r.source, r.location, r.landing_branch, r.as_of, r.state, r.phase,
          r.progress_done, r.progress_total, r.fault_message, r.fault_fix, r.last_run_at, r.created_at, r.params_hash,
          coalesce((r.health ->> 'leftOut')::int, 0) AS left_out, concat(v.version, '.', b.version, '.', o.version) AS numbers_version
        FROM repository r JOIN team t ON t.org_id = r.org_id AND t.id = r.team_id
        LEFT JOIN number_version v ON v.org_id = r.org_id AND v.repo_id = r.id
        LEFT JOIN point_book b ON b.org_id = r.org_id AND b.repo_id = r.id
        LEFT JOIN number_version o ON o.org_id = r.org_id AND o.repo_id = ${WHOLE_ORGANISATION}::uuid
        WHERE r.org_id = ${access.orgId} AND r.removed_at IS NULL
        ORDER BY t.name, r.name, r.id`,
  );
  return found.map((row) => ({
    id: row.id,
    teamId: row.team_id,
    teamName: row.team_name,
    name: row.name,
    source: row.source,
    location: row.location,
    landingBranch: row.landing_branch,
    asOf: row.as_of,
    state: row.state,
    phase: row.phase,
    done: row.progress_done,
    total: row.progress_total,
    fault: row.fault_message === null ? null : { message: row.fault_message, fix: row.fault_fix },
    lastRunAt: row.last_run_at,
    leftOut: row.left_out,
    createdAt: row.created_at,
    paramsHash: row.params_hash ?? "",
    isBesideTeams: false,
    numbersVersion: row.numbers_version,
  }));
}

/** The time up to which every one of these has been read; null where one has not been read at all. */
export function dataEnd(repositories: readonly FrameRepository[]): Date | null {
  const ends = repositories.flatMap(({ asOf }) => (asOf === null ? [] : [asOf.getTime()]));
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}
