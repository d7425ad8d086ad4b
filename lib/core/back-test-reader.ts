import { z } from "zod";
import { COMPOSITION_CLASSES } from "../model/composition-class.ts";
import { EXCLUDED } from "../model/correction.ts";
import { LEDGER_CLASSES } from "../model/ledger-class.ts";
import type { OrganisationRules } from "../model/organisation-rules.ts";
import type { Tx } from "./db.ts";
import { AppError } from "./errors.ts";
import { classRules, ruledColumns, ruledPlace } from "./ruled-class.ts";
import { ruledCompositions } from "./ruled-composition.ts";
import { rows, type Sql, sql } from "./sql.ts";

const Counted = z.enum([...LEDGER_CLASSES, EXCLUDED]);
const Made = z.enum(COMPOSITION_CLASSES);
const Item = z.object({
  repoId: z.uuid(),
  id: z.string(),
  teamId: z.uuid(),
  number: z.number().nullable(),
  mergeSha: z.string(),
  title: z.string(),
  mergedAt: z.coerce.date(),
  /** Its lines that would count otherwise, most first. */
  lines: z.array(z.object({ from: Counted, to: Counted, atoms: z.number() })),
  /** How it was made, now and then. */
  made: z.object({ from: Made, to: Made }),
  isOut: z.object({ from: z.boolean(), to: z.boolean() }),
});
const Found = z.object({
  /** Sums over all items. */
  lines: z.array(z.object({ from: Counted, to: Counted, atoms: z.number() })),
  /** Changes by how they were made, or null where they have no part in the figures. */
  changes: z.array(z.object({ from: Made.nullable(), to: Made.nullable(), changes: z.number() })),
  count: z.number(),
  items: z.array(Item),
});

/** What would count otherwise under other rules than those that hold, and in which changes. */
export type BackTest = z.output<typeof Found>;
export type BackTestItem = z.output<typeof Item>;

export type BackTestScope = {
  readonly orgId: string;
  /** Teams whose changes are looked at. */
  readonly teams: readonly string[];
  readonly limit: number;
  readonly offset: number;
};

/**
 * Holds all that was read of these teams against other rules, in one statement and without writing: what corrections say stays,
 * as it does when rules are kept. Most lines first.
 */
export async function readBackTest(
  tx: Tx,
  rules: OrganisationRules,
  { orgId, teams, limit, offset }: BackTestScope,
): Promise<BackTest> {
  const list = classRules(rules);
  const ruled = ruledColumns(list, sql`r.n`);
  const scope = sql`c.org_id = ${orgId} AND c.team_id = ANY(${teams}::uuid[])`;
  const [found] = await rows(
    tx,
    z.object({ found: Found }),
    sql`
      WITH picked AS (
        SELECT c.*, p.class AS made, coalesce(p.stated_class, p.class, 'unknown') AS made_now
        FROM change c LEFT JOIN composition p ON p.org_id = c.org_id AND p.repo_id = c.repo_id AND p.change_id = c.id
        WHERE ${scope}
      ), corrected AS (${correctedGroups(orgId)}
      ), judged AS (
        SELECT g.repo_id, g.change_id, g.added + g.removed AS atoms, coalesce(g.stated_class, g.class) AS "from",
          coalesce(s.to_class, ${ruled.toClass}, g.class) AS "to"
        FROM atom_group g JOIN picked c ON c.org_id = g.org_id AND c.repo_id = g.repo_id AND c.id = g.change_id
        LEFT JOIN corrected s ON s.repo_id = g.repo_id AND s.change_id = g.change_id AND s.position = g.position
        CROSS JOIN LATERAL (SELECT ${ruledPlace(list)} AS n) r
        WHERE g.stated_class IS NOT NULL OR s.to_class IS NOT NULL OR r.n IS NOT NULL
      ), moved AS (
        SELECT repo_id, change_id, "from", "to", sum(atoms)::int AS atoms FROM judged WHERE "from" <> "to"
        GROUP BY repo_id, change_id, "from", "to"
      ), by_change AS (
        SELECT repo_id, change_id, sum(atoms)::int AS atoms,
          json_agg(json_build_object('from', "from", 'to', "to", 'atoms', atoms) ORDER BY atoms DESC, "from", "to") AS lines
        FROM moved GROUP BY repo_id, change_id
      ), out_then AS (
        SELECT repo_id, change_id, sum(atoms)::int AS atoms FROM judged WHERE "to" = ${EXCLUDED} GROUP BY repo_id, change_id
      ), made_said AS (
        SELECT DISTINCT ON (k.repo_id, k.change_id) k.repo_id, k.change_id, k.to_class FROM correction k
        WHERE k.org_id = ${orgId} AND k.subject = 'composition' AND k.withdrawn_at IS NULL
        ORDER BY k.repo_id, k.change_id, k.at DESC, k.id DESC
      ), made_ruled AS (${ruledCompositions(rules.accounts, scope)}
      ), compared AS (
        SELECT c.*, b.lines, coalesce(b.atoms, 0) AS atoms, coalesce(s.to_class, r.to_class, c.made, 'unknown') AS made_then,
          CASE WHEN c.gross > 0 THEN coalesce(o.atoms, 0) = c.gross ELSE ${wholeRepositories(rules)} END AS out_then
        FROM picked c
        LEFT JOIN by_change b ON b.repo_id = c.repo_id AND b.change_id = c.id
        LEFT JOIN out_then o ON o.repo_id = c.repo_id AND o.change_id = c.id
        LEFT JOIN made_said s ON s.repo_id = c.repo_id AND s.change_id = c.id
        LEFT JOIN made_ruled r ON r.repo_id = c.repo_id AND r.change_id = c.id
      ), items AS (
        SELECT * FROM compared WHERE lines IS NOT NULL OR made_now <> made_then OR excluded <> out_then
      )
      SELECT json_build_object(
        'lines', (SELECT coalesce(json_agg(x), '[]') FROM (
          SELECT "from", "to", sum(atoms)::bigint AS atoms FROM moved GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2) x),
        'changes', (SELECT coalesce(json_agg(x), '[]') FROM (
          SELECT CASE WHEN NOT excluded THEN made_now END AS "from", CASE WHEN NOT out_then THEN made_then END AS "to",
            count(*)::int AS changes FROM items GROUP BY 1, 2) x),
        'count', (SELECT count(*) FROM items),
        'items', (SELECT coalesce(json_agg(x), '[]') FROM (
          SELECT repo_id AS "repoId", id, team_id AS "teamId", number, merge_sha AS "mergeSha", title, merged_at AS "mergedAt",
            coalesce(lines, '[]') AS lines, json_build_object('from', made_now, 'to', made_then) AS made,
            json_build_object('from', excluded, 'to', out_then) AS "isOut"
          FROM items ORDER BY atoms DESC, merged_at DESC, repo_id, id LIMIT ${limit} OFFSET ${offset}) x)
      ) AS found`,
  );
  if (!found) throw new AppError("bug", "The back-test answered nothing.");
  return found.found;
}

/** Groups that a correction means, with what the newest says: `(repo_id, change_id, position, to_class)`. */
const correctedGroups = (orgId: string): Sql => sql`
  SELECT DISTINCT ON (g.repo_id, g.change_id, g.position) g.repo_id, g.change_id, g.position, k.to_class
  FROM correction k JOIN atom_group g ON g.org_id = k.org_id AND g.repo_id = k.repo_id AND g.change_id = k.change_id
    AND g.class = k.from_class AND (k.path IS NULL OR k.path = g.path)
  WHERE k.org_id = ${orgId} AND k.subject = 'class' AND k.withdrawn_at IS NULL
  ORDER BY g.repo_id, g.change_id, g.position, k.at DESC, k.id DESC`;

/** Whether the repository of the change `c` is left out whole, so that its empty changes are, too. */
function wholeRepositories({ exclude }: OrganisationRules): Sql {
  const whole = exclude.filter(({ path }) => path === "**");
  if (whole.some(({ repo }) => repo === null)) return sql`true`;
  return sql`c.repo_id = ANY(${whole.flatMap(({ repo }) => repo ?? [])}::uuid[])`;
}
