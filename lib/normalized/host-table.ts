import type { MergeCell } from "@/lib/core/array-text.ts";
import { bulkMerge, type Merged, type MergeRule, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";

/** Whose rows they are. */
export type HostScope = { readonly orgId: string; readonly connectionId: string };

/** How it was told: a page is what the host says now; a message says what was, and may come late, twice and in any order. */
export type Told = "page" | "message";

/** A column: its name, its type, its value in a row, and what becomes of what is there already. */
export type Column<Row> = readonly [
  name: string,
  type: string,
  of: (row: Row, scope: HostScope) => MergeCell,
  merge?: { readonly page?: MergeRule; readonly message?: MergeRule },
];

export type HostTable<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly targets: Readonly<Record<Told, MergeTarget>>;
};

type Options = {
  readonly page?: MergeRule;
  readonly message?: MergeRule;
  readonly touches?: readonly string[];
};

/** A table of what hosts tell, with the rules by which rows replace one another. */
export function hostTable<Row>(
  table: string,
  key: readonly string[],
  columns: readonly Column<Row>[],
  options: Options = {},
): HostTable<Row> {
  const target = (told: Told): MergeTarget => {
    const rules = columns.flatMap(([name, , , merge]) => {
      const rule = merge?.[told];
      return rule === undefined ? [] : [[name, rule] as const];
    });
    const replaces = options[told];
    return {
      table,
      key,
      columns: Object.fromEntries(columns.map(([name, type]) => [name, type])),
      merge: Object.fromEntries(rules),
      ...(replaces === undefined ? {} : { replaces }),
      ...(options.touches === undefined ? {} : { touches: options.touches }),
    };
  };
  return { columns, targets: { page: target("page"), message: target("message") } };
}

/** The cells of rows, in the order of the columns. */
export const cellsOf = <Row>(
  { columns }: HostTable<Row>,
  rows: readonly Row[],
  scope: HostScope,
): readonly (readonly MergeCell[])[] => rows.map((row) => columns.map(([, , of]) => of(row, scope)));

const NOTHING: Merged = { written: 0, touched: [] };

/** Writes rows by the rules of their table. */
export async function mergeRows<Row>(
  tx: Tx,
  table: HostTable<Row>,
  scope: HostScope,
  rows: readonly Row[] | undefined,
  told: Told,
): Promise<Merged> {
  if (rows === undefined || rows.length === 0) return NOTHING;
  return bulkMerge(tx, table.targets[told], scope.orgId, cellsOf(table, rows, scope));
}
