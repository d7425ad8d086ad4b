import { z } from "zod";
import type { TeamAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { UNIT_RULES } from "@/lib/model/work-unit.ts";

const Row = z.object({
  repo_id: z.uuid(),
  change_id: z.string(),
  repository: z.string(),
  title: z.string(),
  merged_at: z.date(),
  is_own: z.boolean(),
  rule: z.enum(UNIT_RULES).nullable(),
  evidence: z.string().nullable(),
  strength: z.number().nullable(),
});

const MOST = 60;

/** The changes that are one piece of work with this one, this one among them; of other teams' only how many. */
export type PieceOfWork = {
  readonly changes: readonly {
    readonly repoId: string;
    readonly id: string;
    readonly repository: string;
    readonly title: string;
    readonly mergedAt: Date;
    /** Of the link that holds it in the unit. */
    readonly why: {
      readonly rule: (typeof UNIT_RULES)[number];
      readonly evidence: string;
      readonly strength: number;
    } | null;
  }[];
  readonly ofOtherTeams: number;
};

/** Null where a change stands alone, or nobody has looked yet. */
export async function pieceOfWork(
  tx: Tx,
  { orgId, teamIds }: TeamAccess,
  repoId: string,
  id: string,
): Promise<PieceOfWork | null> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT u.repo_id, u.change_id, r.name AS repository, c.title, c.merged_at, c.team_id = ANY(${teamIds}::uuid[]) AS is_own,
          u.rule, u.evidence, u.strength
        FROM unit_change o
        JOIN unit_change u ON u.org_id = o.org_id AND u.unit_id = o.unit_id
        JOIN change c ON c.org_id = u.org_id AND c.repo_id = u.repo_id AND c.id = u.change_id
        JOIN repository r ON r.org_id = u.org_id AND r.id = u.repo_id AND r.removed_at IS NULL
        WHERE o.org_id = ${orgId} AND o.repo_id = ${repoId} AND o.change_id = ${id}
        ORDER BY c.merged_at, c.id LIMIT ${MOST}`,
  );
  if (found.length < 2) return null;
  const own = found.filter(({ is_own }) => is_own);
  return {
    changes: own.map(({ rule, evidence, strength, ...row }) => ({
      repoId: row.repo_id,
      id: row.change_id,
      repository: row.repository,
      title: row.title,
      mergedAt: row.merged_at,
      why: rule === null ? null : { rule, evidence: evidence ?? "", strength: strength ?? 0 },
    })),
    ofOtherTeams: found.length - own.length,
  };
}
