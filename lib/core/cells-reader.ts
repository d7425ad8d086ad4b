import { FACT_NAMES, type FactName, type ReadDimension, type ReadScope } from "../model/metric-read.ts";
import type { Tx } from "./db.ts";
import { COLUMN, dimension, SumRow, sumOf, textOf, within } from "./reader.ts";
import { identifier, join, rows, sql } from "./sql.ts";

/** Every fact at once, summed over the cells of one value of each dimension. */
export type CellRow = {
  readonly by: Readonly<Partial<Record<ReadDimension, string>>>;
  readonly facts: Readonly<Record<FactName, number>>;
};

/** All facts of the cells in scope in one reading: for pictures that show every class, where one reading each would be many. */
export async function readCells(tx: Tx, scope: ReadScope): Promise<CellRow[]> {
  const by = (scope.by ?? []).map(dimension);
  const columns = by.map((name) => sql`${identifier(COLUMN[name])}::text AS ${identifier(`by_${name}`)}`);
  const sums = FACT_NAMES.map(
    (name) => sql`coalesce(sum(${identifier(name)}), 0)::bigint AS ${identifier(name)}`,
  );
  const order = join(by.map((name) => identifier(COLUMN[name])));
  const grouped = by.length === 0 ? sql`HAVING count(*) > 0` : sql`GROUP BY ${order} ORDER BY ${order}`;
  const found = await rows(
    tx,
    SumRow,
    sql`SELECT ${join([...columns, ...sums])} FROM fact_cell WHERE ${within(scope)} ${grouped}`,
  );
  return found.map((row) => ({
    by: Object.fromEntries(by.map((name) => [name, textOf(row[`by_${name}`])])),
    facts: Object.fromEntries(FACT_NAMES.map((name) => [name, sumOf(row[name])])) as Record<FactName, number>,
  }));
}
