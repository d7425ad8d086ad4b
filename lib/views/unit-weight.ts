import { z } from "zod";
import type { TeamAccess } from "@/lib/auth/access.ts";
import { type BandCuts, bandCuts, bandOf } from "@/lib/core/complexity-bands.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { type Band, DRIVERS } from "@/lib/model/complexity.ts";
import { SCORE_GAPS, type UnitScore } from "@/lib/model/unit-score.ts";

const Scored = z.object({
  milliPoints: z.number(),
  parts: z.array(
    z.object({
      driver: z.enum(DRIVERS),
      x: z.number(),
      points: z.number(),
      evidence: z.array(z.string()),
    }),
  ),
  version: z.string(),
  gaps: z.array(z.enum(SCORE_GAPS)),
});

const Row = z.object({
  changes: z.number(),
  waiting: z.number(),
  ofOthers: z.number(),
  repositories: z.array(z.object({ id: z.uuid(), name: z.string() })),
  score: Scored.nullable(),
});

/** How hard the piece of work of a change was. */
export type UnitWeight = {
  /** Its changes, and how many of them are not measured yet. */
  readonly changes: number;
  readonly waiting: number;
  /** Null while it is not weighed yet. */
  readonly weighed:
    | (Pick<UnitScore, "milliPoints" | "parts" | "version" | "gaps"> & {
        readonly band: Band;
        readonly cuts: BandCuts;
        /** Whether records are left out of the parts, because changes of teams that the reader does not see are among them. */
        readonly isVeiled: boolean;
      })
    | null;
};

/** Null where nobody has looked yet which piece of work the change belongs to. */
export async function unitWeight(
  tx: Tx,
  { orgId, teamIds }: TeamAccess,
  repoId: string,
  id: string,
): Promise<UnitWeight | null> {
  const [found] = await rows(
    tx,
    Row,
    sql`SELECT count(*)::int AS changes, count(*) FILTER (WHERE e.history IS NULL)::int AS waiting,
          count(*) FILTER (WHERE NOT c.team_id = ANY(${teamIds}::uuid[]))::int AS "ofOthers",
          json_agg(DISTINCT jsonb_build_object('id', r.id, 'name', r.name)) AS repositories,
          CASE WHEN s.unit_id IS NOT NULL THEN jsonb_build_object(
            'milliPoints', s.milli_points, 'parts', s.parts, 'version', s.version, 'gaps', s.gaps) END AS score
        FROM unit_change o
        JOIN unit_change u ON u.org_id = o.org_id AND u.unit_id = o.unit_id
        JOIN change c ON c.org_id = u.org_id AND c.repo_id = u.repo_id AND c.id = u.change_id
        JOIN repository r ON r.org_id = u.org_id AND r.id = u.repo_id
        LEFT JOIN change_elements e ON e.org_id = u.org_id AND e.repo_id = u.repo_id AND e.change_id = u.change_id
        LEFT JOIN unit_score s ON s.org_id = u.org_id AND s.unit_id = u.unit_id
        WHERE o.org_id = ${orgId} AND o.repo_id = ${repoId} AND o.change_id = ${id}
        GROUP BY s.org_id, s.unit_id, s.milli_points, s.parts, s.version, s.gaps`,
  );
  if (found === undefined) return null;
  const { changes, waiting, ofOthers, repositories, score } = found;
  if (score === null) return { changes, waiting, weighed: null };
  const { milliPoints, parts, version, gaps } = score;
  const cuts = await organisationCuts(tx, orgId, version);
  return {
    changes,
    waiting,
    weighed: {
      milliPoints,
      version,
      gaps,
      parts: parts.map((part) => ({
        ...part,
        evidence: ofOthers > 0 ? [] : part.evidence.map((text) => inWords(text, repositories)),
      })),
      isVeiled: ofOthers > 0,
      band: bandOf(milliPoints / 1_000, cuts),
      cuts,
    },
  };
}

/** A record with the names of repositories for their ids, left out where there is but one, and no word for files of no service. */
const inWords = (text: string, repositories: readonly { readonly id: string; readonly name: string }[]) =>
  repositories
    .reduce(
      (told, { id, name }) =>
        (repositories.length === 1 ? told.replaceAll(`${id} `, "") : told).replaceAll(id, name),
      text,
    )
    .replaceAll(/(^| )\.\/(?=\S)/g, "$1");

/** Where the bands of an organisation begin, by the units that were delivered in the twelve months up to the last of them. */
async function organisationCuts(tx: Tx, orgId: string, version: string): Promise<BandCuts> {
  const scores = await rows(
    tx,
    z.object({ points: z.number() }),
    sql`SELECT s.milli_points / 1000.0::float8 AS points
        FROM unit_score s JOIN work_unit u ON u.org_id = s.org_id AND u.id = s.unit_id
        WHERE s.org_id = ${orgId} AND s.version = ${version} AND u.last_merged_at > (
          SELECT max(last_merged_at) - interval '12 months' FROM work_unit WHERE org_id = ${orgId})`,
  );
  return bandCuts(scores.map(({ points }) => points));
}
