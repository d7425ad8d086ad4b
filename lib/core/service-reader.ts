import { z } from "zod";
import type { CompositionClass } from "../model/composition-class.ts";
import { EXCLUDED } from "../model/correction.ts";
import { LEDGER_CLASSES, type LedgerClass } from "../model/ledger-class.ts";
import type { Tx } from "./db.ts";
import { identifier, join, rows, type Sql, sql } from "./sql.ts";

/** Lines in files of one service, of the changes of teams that merged in `[from, to)` (seconds). */
export type ServiceScope = {
  readonly teams: readonly string[];
  readonly service: string;
  readonly from: number;
  readonly to: number;
  readonly composition?: CompositionClass;
};

/** The services in the repositories that changes of these teams landed in, in order of name. */
export async function readServices(tx: Tx, teams: readonly string[]): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ service: z.string() }),
    sql`
      SELECT DISTINCT g.service FROM atom_group g
      WHERE g.repo_id IN (SELECT DISTINCT c.repo_id FROM change c WHERE c.team_id = ANY(${teams}::uuid[]))
        AND g.service IS NOT NULL ORDER BY g.service LIMIT 200`,
  );
  return found.map(({ service }) => service);
}

/** Line atoms of a service by ISO week and class, as they stand. */
export async function readServiceCells(tx: Tx, scope: ServiceScope) {
  const found = await rows(
    tx,
    Cell,
    sql`
      SELECT to_char(c.merged_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') AS week, ${join(LEDGER_CLASSES.map(atomsOf))}
      FROM change c
      JOIN atom_group g ON g.org_id = c.org_id AND g.repo_id = c.repo_id AND g.change_id = c.id
      LEFT JOIN composition p ON p.org_id = c.org_id AND p.repo_id = c.repo_id AND p.change_id = c.id
      WHERE c.team_id = ANY(${scope.teams}::uuid[]) AND g.service = ${scope.service}
        AND g.stated_class IS DISTINCT FROM ${EXCLUDED}
        AND c.merged_at >= to_timestamp(${scope.from}) AND c.merged_at < to_timestamp(${scope.to})
        AND (${scope.composition ?? null}::text IS NULL OR coalesce(p.stated_class, p.class, 'unknown') = ${scope.composition ?? null})
      GROUP BY 1`,
  );
  return found.map(({ week, ...facts }) => ({ by: { week }, facts }));
}

const Cell = z.object({
  week: z.string(),
  ...(Object.fromEntries(LEDGER_CLASSES.map((name) => [name, z.number()])) as Record<
    LedgerClass,
    z.ZodNumber
  >),
});

const atomsOf = (name: LedgerClass): Sql =>
  sql`coalesce(sum(g.added + g.removed) FILTER (WHERE coalesce(g.stated_class, g.class) = ${name}), 0)::int AS ${identifier(name)}`;
