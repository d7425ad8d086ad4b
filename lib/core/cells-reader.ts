import {
  FACT_NAMES,
  type FactName,
  POINT_NAMES,
  type PointName,
  type ReadDimension,
  type ReadScope,
} from "../model/metric-read.ts";
import type { Tx } from "./db.ts";
import { COLUMN, dimension, SumRow, sumOf, textOf, within } from "./reader.ts";
import { identifier, join, rows, sql } from "./sql.ts";

type Cells<Name extends string> = {
  readonly by: Readonly<Partial<Record<ReadDimension, string>>>;
  readonly facts: Readonly<Record<Name, number>>;
};
/** Every fact at once, summed over the cells of one value of each dimension. */
export type CellRow = Cells<FactName>;
/** The same of points; weeks are those in which their units were delivered. */
export type PointRow = Cells<PointName>;

/** All facts of the cells in scope in one reading: for pictures that show every class, where one reading each would be many. */
export const readCells = (tx: Tx, scope: ReadScope): Promise<CellRow[]> =>
  read(tx, "fact_cell", FACT_NAMES, scope);

/** All that is known of points in scope in one reading. */
export const readPointCells = (tx: Tx, scope: ReadScope): Promise<PointRow[]> =>
  read(tx, "point_cell", POINT_NAMES, scope);

async function read<Name extends string>(
  tx: Tx,
  table: "fact_cell" | "point_cell",
  names: readonly Name[],
  scope: ReadScope,
): Promise<Cells<Name>[]> {
  const by = (scope.by ?? []).map(dimension);
  const columns = by.map((name) => sql`${identifier(COLUMN[name])}::text AS ${identifier(`by_${name}`)}`);
  const sums = names.map((name) => sql`coalesce(sum(${identifier(name)}), 0)::bigint AS ${identifier(name)}`);
  const order = join(by.map((name) => identifier(COLUMN[name])));
  const grouped = by.length === 0 ? sql`HAVING count(*) > 0` : sql`GROUP BY ${order} ORDER BY ${order}`;
  const found = await rows(
    tx,
    SumRow,
    sql`SELECT ${join([...columns, ...sums])} FROM ${identifier(table)} WHERE ${within(scope)} ${grouped}`,
  );
  return found.map((row) => ({
    by: Object.fromEntries(by.map((name) => [name, textOf(row[`by_${name}`])])),
    facts: Object.fromEntries(names.map((name) => [name, sumOf(row[name])])) as Record<Name, number>,
  }));
}
