import { z } from "zod";
import { CLOSED } from "../model/change-plan.ts";
import { COMPOSITION_CLASSES, type CompositionClass } from "../model/composition-class.ts";
import { EXCLUDED } from "../model/correction.ts";
import { LEDGER_CLASSES, type LedgerClass } from "../model/ledger-class.ts";
import {
  asTerm,
  type CellCount,
  type FactName,
  type FactTerm,
  type MetricRead,
} from "../model/metric-read.ts";
import type { Tx } from "./db.ts";
import { AppError } from "./errors.ts";
import { namesFamily, readFamilies, underPolicy } from "./family-policy.ts";
import { likeText } from "./like-text.ts";
import { identifier, join, rows, type Sql, sql } from "./sql.ts";

/** Which changes: those of some teams that merged in `[from, to)`, seconds, of some compositions, with a text in the title. */
export type ChangeScope = {
  readonly teams: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly composition?: CompositionClass;
  readonly repo?: string;
  /** Counts only lines in files that this service owned when the change landed. */
  readonly service?: string;
  /** Part of the title, of the number or of the merge's hash. */
  readonly text?: string;
};

export type ChangeOrder = { readonly by: "of" | "over" | "merged_at" | "title"; readonly down: boolean };
export type ChangePage = { readonly order: ChangeOrder; readonly limit: number; readonly offset: number };

/** One change with the sums that a declaration gives for it alone; the sums of all changes in scope are the figure's. */
export type ChangeRow = {
  readonly repoId: string;
  readonly id: string;
  readonly number: number | null;
  readonly mergeSha: string;
  readonly title: string;
  readonly mergedAt: Date;
  readonly composition: CompositionClass;
  readonly workKind: string;
  readonly of: number;
  readonly over: number | null;
};

export type ChangeList = {
  readonly rows: readonly ChangeRow[];
  readonly count: number;
  readonly of: number;
  readonly over: number | null;
};

/**
 * The changes behind a figure that is read from facts: each with its own part, those without a part left out. Counts of
 * changes that depend on the end of the data (settled, reverted) have no reading by change.
 */
export async function readChanges(
  tx: Tx,
  declared: MetricRead,
  scope: ChangeScope,
  page: ChangePage,
): Promise<ChangeList> {
  const read = namesFamily(declared) ? underPolicy(declared, await readFamilies(tx)) : declared;
  if (read.as !== "sum" && read.as !== "ratio-of-sums") {
    throw new AppError("bug", `Changes are not read as ${read.as}.`);
  }
  const over = read.as === "ratio-of-sums" ? partOf(read.over) : sql`NULL::int`;
  const { order, limit, offset } = page;
  const found = await rows(
    tx,
    ChangeRows,
    sql`
      WITH picked AS (
        SELECT c.*, coalesce(p.stated_class, p.class, 'unknown') AS composition, p.ai_lines, p.lines
        FROM change c
        LEFT JOIN composition p ON p.org_id = c.org_id AND p.repo_id = c.repo_id AND p.change_id = c.id
        WHERE c.team_id = ANY(${scope.teams}::uuid[]) AND NOT c.excluded AND c.merged_at >= to_timestamp(${scope.from}) AND c.merged_at < to_timestamp(${scope.to})
      ), booked AS (
        SELECT e.repo_id, e.change_id, sum(e.atoms)::int AS gross, ${join(LEDGER_CLASSES.map(atomsOf))}
        FROM ${booksOf(scope)} JOIN picked k ON k.repo_id = e.repo_id AND k.id = e.change_id AND k.org_id = e.org_id
        GROUP BY e.repo_id, e.change_id
      ), parts AS (
        SELECT k.repo_id, k.id, k.number, k.merge_sha, k.title, k.merged_at, k.composition, k.work_kind,
          ${partOf(read.of)} AS "of", ${over} AS "over"
        FROM picked k ${scope.service ? sql`JOIN` : sql`LEFT JOIN`} booked b ON b.repo_id = k.repo_id AND b.change_id = k.id
        WHERE ${asked(scope)}
      )
      SELECT *, count(*) OVER ()::int AS total, sum("of") OVER ()::bigint AS total_of, sum("over") OVER ()::bigint AS total_over
      FROM parts WHERE "of" <> 0 OR coalesce("over", 0) <> 0
      ORDER BY ${identifier(order.by)} ${order.down ? sql`DESC` : sql`ASC`}, merged_at DESC, id
      LIMIT ${limit} OFFSET ${offset}`,
  );
  return listOf(found);
}

/** A row of a list of changes, with the sums of the whole list. */
export const ChangeRows = z.object({
  repo_id: z.uuid(),
  id: z.string(),
  number: z.number().nullable(),
  merge_sha: z.string(),
  title: z.string(),
  merged_at: z.date(),
  composition: z.enum(COMPOSITION_CLASSES),
  work_kind: z.string(),
  of: z.number(),
  over: z.number().nullable(),
  total: z.number(),
  total_of: z.number(),
  total_over: z.number().nullable(),
});

/** A page of changes with the sums of all, from the rows as they were read. */
export function listOf(found: readonly z.output<typeof ChangeRows>[]): ChangeList {
  const [first] = found;
  return {
    count: first?.total ?? 0,
    of: first?.total_of ?? 0,
    over: first ? first.total_over : null,
    rows: found.map((row) => ({
      repoId: row.repo_id,
      id: row.id,
      number: row.number,
      mergeSha: row.merge_sha,
      title: row.title,
      mergedAt: row.merged_at,
      composition: row.composition,
      workKind: row.work_kind,
      of: row.of,
      over: row.over,
    })),
  };
}

/** The entries of the ledger; for one service, the atoms of its files as they stand. */
const booksOf = ({ service }: ChangeScope): Sql =>
  service === undefined
    ? sql`ledger_entry e`
    : sql`(SELECT org_id, repo_id, change_id, coalesce(stated_class, class) AS class, added + removed AS atoms FROM atom_group
        WHERE service = ${service} AND stated_class IS DISTINCT FROM ${EXCLUDED}) e`;

const atomsOf = (name: LedgerClass): Sql =>
  sql`coalesce(sum(e.atoms) FILTER (WHERE e.class = ${name}), 0)::int AS ${identifier(name)}`;

function partOf(term: FactName | FactTerm): Sql {
  const { facts, composition, workKind } = asTerm(term);
  const sum = join(facts.map(countOf), " + ");
  const conditions = [
    ...(composition ? [sql`k.composition = ANY(${composition}::text[])`] : []),
    ...(workKind ? [sql`k.work_kind = ANY(${workKind}::text[])`] : []),
  ];
  return conditions.length === 0
    ? sql`(${sum})`
    : sql`(CASE WHEN ${join(conditions, " AND ")} THEN ${sum} ELSE 0 END)`;
}

const countOf = (name: FactName): Sql =>
  isClass(name) ? sql`coalesce(b.${identifier(name)}, 0)` : COUNT_OF[name]();

const isClass = (name: FactName): name is LedgerClass => LEDGER_CLASSES.some((each) => each === name);

const COUNT_OF: Readonly<Record<CellCount, () => Sql>> = {
  changes: () => sql`(CASE WHEN k.kind = ${CLOSED} THEN 0 ELSE 1 END)`,
  gross: () => sql`coalesce(b.gross, 0)`,
  lines: () => sql`coalesce(k.lines, 0)`,
  ai_lines: () => sql`coalesce(k.ai_lines, 0)`,
  reverted_changes: () =>
    sql`(CASE WHEN k.gross > 0 AND coalesce(b.reverted, 0) * 2 >= k.gross THEN 1 ELSE 0 END)`,
  settled_changes: () => {
    throw new AppError("bug", "Settling is a matter of time, not of a change.");
  },
};

function asked({ composition, repo, text }: ChangeScope): Sql {
  const conditions = [
    sql`true`,
    ...(composition ? [sql`k.composition = ${composition}`] : []),
    ...(repo ? [sql`k.repo_id = ${repo}`] : []),
    ...(text
      ? [
          sql`(k.title ILIKE ${`%${likeText(text)}%`} OR k.merge_sha LIKE ${`${likeText(text.toLowerCase())}%`} OR k.number::text = ${text.replace(/^#/, "")})`,
        ]
      : []),
  ];
  return join(conditions, " AND ");
}
