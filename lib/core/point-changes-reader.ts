import { LEDGER_CLASSES, type LedgerClass } from "../model/ledger-class.ts";
import type { MetricRead, PointCount, PointName, PointTerm } from "../model/metric-read.ts";
import { type ChangeList, type ChangePage, ChangeRows, type ChangeScope, listOf } from "./change-reader.ts";
import type { Tx } from "./db.ts";
import { AppError } from "./errors.ts";
import { readFamilies, underPolicy } from "./family-policy.ts";
import { likeText } from "./like-text.ts";
import { identifier, join, rows, type Sql, sql } from "./sql.ts";

/**
 * The changes behind a figure that is read from points: those of units that were delivered in the window, each with its own part, those
 * without a part left out. Sums of points come as points, not as thousandths.
 */
export async function readPointChanges(
  tx: Tx,
  declared: MetricRead,
  { teams, from, to, composition, text }: ChangeScope,
  { order, limit, offset }: ChangePage,
): Promise<ChangeList> {
  const read = underPolicy(declared, await readFamilies(tx));
  if (read.as !== "points") throw new AppError("bug", `Points of changes are not read as ${read.as}.`);
  const [of, over] = [scaleOf(read.of), scaleOf(read.over ?? read.of)];
  const found = await rows(
    tx,
    ChangeRows,
    sql`
      WITH parts AS (
        SELECT c.repo_id, c.id, c.number, c.merge_sha, c.title, c.merged_at, b.composition, b.work_kind,
          ${sumOf(read.of)} AS "of", ${read.over === undefined ? sql`NULL::int` : sumOf(read.over)} AS "over"
        FROM change_points b JOIN change c ON c.org_id = b.org_id AND c.repo_id = b.repo_id AND c.id = b.change_id
        WHERE b.team_id = ANY(${[...teams]}::uuid[]) AND b.booked_at >= to_timestamp(${from}) AND b.booked_at < to_timestamp(${to})
          AND ${composition === undefined ? sql`true` : sql`b.composition = ${composition}`}
          AND ${text === undefined ? sql`true` : sql`(c.title ILIKE ${`%${likeText(text)}%`} OR c.number::text = ${text.replace(/^#/, "")})`}
      )
      SELECT repo_id, id, number, merge_sha, title, merged_at, composition, work_kind, "of" / ${of}::float8 AS "of",
        "over" / ${over}::float8 AS "over", (count(*) OVER ())::int AS total, (sum("of") OVER ()) / ${of}::float8 AS total_of,
        (sum("over") OVER ()) / ${over}::float8 AS total_over
      FROM parts WHERE "of" <> 0 OR coalesce("over", 0) <> 0
      ORDER BY ${identifier(order.by)} ${order.down ? sql`DESC` : sql`ASC`}, merged_at DESC, id
      LIMIT ${limit} OFFSET ${offset}`,
  );
  return listOf(found);
}

const sumOf = ({ facts }: PointTerm): Sql => sql`(${join(facts.map(countOf), " + ")})`;

/** Thousandths of a point are summed before they are divided: the sum of a list is that of its figure. */
const scaleOf = ({ facts }: PointTerm): number =>
  facts.every((name) => isClass(name) || name === "ai" || name === "measured") ? 1_000 : 1;

const isClass = (name: PointName): name is LedgerClass => LEDGER_CLASSES.some((each) => each === name);
const countOf = (name: PointName): Sql => (isClass(name) ? sql`b.${identifier(name)}` : COUNT_OF[name]());

const gross = (): Sql =>
  join(
    LEDGER_CLASSES.map((name) => sql`b.${identifier(name)}`),
    " + ",
  );
const WEIGHED = sql`(b.score IS NOT NULL)::int`;
const COUNT_OF: Readonly<Record<PointCount, () => Sql>> = {
  changes: () => sql`1`,
  weighed: () => WEIGHED,
  units: () => sql`(b.is_last AND b.score IS NOT NULL)::int`,
  ai: () => sql`coalesce(b.ai, 0)`,
  measured: () => sql`(CASE WHEN b.ai IS NULL THEN 0 ELSE ${gross()} END)`,
  settled: () => {
    throw new AppError("bug", "Settling is a matter of time, not of a change.");
  },
};
