import { z } from "zod";
import {
  asTerm,
  FACT_NAMES,
  type FactName,
  type FactTerm,
  type MetricRead,
  READ_DIMENSIONS,
  type ReadDimension,
  type ReadRow,
  type ReadScope,
} from "../model/metric-read.ts";
import type { Tx } from "./db.ts";
import { AppError } from "./errors.ts";
import { type Families, namesFamily, readFamilies, underPolicy } from "./family-policy.ts";
import { identifier, join, rows, type Sql, sql } from "./sql.ts";

/** A metric as the reader needs it. */
export type Readable = { readonly id: string; readonly read: MetricRead };
/** Reads metrics of one tenant: bound to its transaction. */
export type Read = (metric: Readable, scope: ReadScope) => Promise<ReadRow[]>;

/** A reader that asks once for all that is wanted of one scope in the same turn: a page of ten figures is a few statements. */
export function readerOn(tx: Tx): Read {
  let families: Promise<Families> | undefined;
  const once = () => (families ??= readFamilies(tx));
  const waiting = new Map<string, { metrics: Readable[]; answers: Promise<ReadRow[][]> }>();
  const begin = (key: string, scope: ReadScope) => {
    const metrics: Readable[] = [];
    const answers = Promise.resolve().then(() => {
      waiting.delete(key);
      return readMetrics(tx, metrics, scope, once);
    });
    const asked = { metrics, answers };
    waiting.set(key, asked);
    return asked;
  };
  return async (metric, scope) => {
    const key = JSON.stringify(scope);
    const { metrics, answers } = waiting.get(key) ?? begin(key, scope);
    const place = metrics.push(metric) - 1;
    return (await answers)[place] ?? [];
  };
}

export const COLUMN: Readonly<Record<ReadDimension, string>> = {
  week: "week",
  team: "team_id",
  repo: "repo_id",
  composition: "composition",
  work_kind: "work_kind",
};

/**
 * The sums that a declaration names, over the cells in scope: one row for each value of the dimensions asked for, in their
 * order. No cell in scope gives no row: an empty window is not a zero.
 */
export async function readMetric(tx: Tx, metric: Readable, scope: ReadScope): Promise<ReadRow[]> {
  return (await readMetrics(tx, [metric], scope))[0] ?? [];
}

/** The same for several declarations over one scope, in one statement: the rows of each, in the order asked. */
export async function readMetrics(
  tx: Tx,
  asked: readonly Readable[],
  scope: ReadScope,
  families: () => Promise<Families> = () => readFamilies(tx),
): Promise<ReadRow[][]> {
  const policy = asked.some(({ read }) => namesFamily(read)) ? await families() : null;
  const metrics = policy ? asked.map(({ id, read }) => ({ id, read: underPolicy(read, policy) })) : asked;
  const by = (scope.by ?? []).map(dimension);
  const columns = by.map((name) => sql`${identifier(COLUMN[name])}::text AS ${identifier(`by_${name}`)}`);
  const sums = metrics.flatMap(({ id, read }, place) => {
    if (read.as !== "sum" && read.as !== "ratio-of-sums") {
      throw new AppError("bug", `${id} is read as ${read.as}, which fact cells do not hold.`);
    }
    const over = read.as === "ratio-of-sums" ? total(read.over) : sql`NULL::bigint`;
    return [
      sql`${total(read.of)} AS ${identifier(`of_${place}`)}`,
      sql`${over} AS ${identifier(`over_${place}`)}`,
    ];
  });
  const basis = [sql`sum(changes)::bigint AS changes`, sql`sum(settled_changes)::bigint AS settled`];
  const order = join(by.map((name) => identifier(COLUMN[name])));
  const grouped = by.length === 0 ? sql`HAVING count(*) > 0` : sql`GROUP BY ${order} ORDER BY ${order}`;
  const statement = sql`SELECT ${join([...columns, ...sums, ...basis])} FROM fact_cell WHERE ${within(scope)} ${grouped}`;
  const found = await rows(tx, SumRow, statement);
  return metrics.map((_, place) =>
    found.map((row) => ({
      by: Object.fromEntries(by.map((name) => [name, textOf(row[`by_${name}`])])),
      of: sumOf(row[`of_${place}`]),
      over: row[`over_${place}`] === null ? null : sumOf(row[`over_${place}`]),
      changes: sumOf(row["changes"]),
      settledChanges: sumOf(row["settled"]),
    })),
  );
}

/** The value of a dimension; none is read as empty. */
export function textOf(value: unknown): string {
  if (value !== null && typeof value !== "string")
    throw new AppError("bug", `A dimension was read as ${typeof value}.`);
  return value ?? "";
}

/** A row of sums. Its columns are those that were asked for; each is held to its type where it is taken out. */
export const SumRow = z.looseObject({});

export function sumOf(value: unknown): number {
  if (typeof value !== "number") throw new AppError("bug", `A sum was read as ${typeof value}.`);
  return value;
}

/** Names reach the text of the statement, so they are held to the lists of the model, whatever the types have promised. */
export function dimension(name: ReadDimension): ReadDimension {
  if (!READ_DIMENSIONS.includes(name)) throw new AppError("bug", `${String(name)} is not a dimension.`);
  return name;
}

function total(term: FactName | FactTerm): Sql {
  const { facts, composition, workKind } = asTerm(term);
  const unknown = facts.find((name) => !FACT_NAMES.includes(name));
  if (facts.length === 0 || unknown !== undefined)
    throw new AppError("bug", `No such fact: ${unknown ?? "none named"}.`);
  const sum = join(facts.map(identifier), " + ");
  const filter = where([oneOf("composition", composition), oneOf("work_kind", workKind)]);
  return sql`coalesce(sum(${sum}) FILTER (WHERE ${filter}), 0)::bigint`;
}

/** The condition that a scope puts on fact cells. */
export const within = (scope: ReadScope): Sql =>
  where([
    oneOf("team_id", scope.teams, "uuid"),
    oneOf("repo_id", scope.repos, "uuid"),
    oneOf("composition", scope.composition),
    oneOf("work_kind", scope.workKind),
    scope.from === undefined ? undefined : sql`week >= ${scope.from}`,
    scope.to === undefined ? undefined : sql`week <= ${scope.to}`,
  ]);

function oneOf(
  column: string,
  values: readonly string[] | undefined,
  type: "text" | "uuid" = "text",
): Sql | undefined {
  if (values === undefined) return undefined;
  const list = type === "uuid" ? sql`${values}::uuid[]` : sql`${values}::text[]`;
  return sql`${identifier(column)} = ANY(${list})`;
}

const where = (conditions: readonly (Sql | undefined)[]): Sql => {
  const set = conditions.filter((condition) => condition !== undefined);
  return set.length === 0 ? sql`true` : join(set, " AND ");
};
