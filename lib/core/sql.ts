import type { QueryConfig, QueryResult } from "pg";
import { z } from "zod";
import { type Db, inTurn, type Tx } from "./db.ts";

/** A statement with its values apart; values never become part of the text. */
export type Sql = { readonly parts: readonly string[]; readonly values: readonly unknown[] };

const isSql = (value: unknown): value is Sql =>
  typeof value === "object" && value !== null && "parts" in value && "values" in value;

/** A statement. A value becomes a parameter; a statement inside a statement becomes part of it. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  const parts: string[] = [strings[0] ?? ""];
  const flat: unknown[] = [];
  values.forEach((value, index) => {
    const after = strings[index + 1] ?? "";
    if (isSql(value)) {
      append(parts, value.parts[0] ?? "");
      parts.push(...value.parts.slice(1));
      flat.push(...value.values);
      append(parts, after);
    } else {
      flat.push(value);
      parts.push(after);
    }
  });
  return { parts, values: flat };
}

const append = (parts: string[], text: string): void => {
  parts[parts.length - 1] += text;
};

/** A name of a table or column, quoted. */
export const identifier = (name: string): Sql => ({ parts: [`"${name.replaceAll('"', '""')}"`], values: [] });

/** Statements with `separator` between them. */
export function join(items: readonly Sql[], separator = ", "): Sql {
  const glue: Sql = { parts: [separator], values: [] };
  return items.reduce<Sql>((all, item, index) => (index === 0 ? item : sql`${all}${glue}${item}`), sql``);
}

export const toQuery = ({ parts, values }: Sql): QueryConfig => ({
  text: parts.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), ""),
  values: [...values],
});

const send = (on: Db | Tx, statement: Sql): Promise<QueryResult> =>
  inTurn(on, () => on.query(toQuery(statement)));

/** The rows of a statement, each held to its schema: a row that does not fit is an error, not a surprise later. */
export async function rows<Schema extends z.ZodType>(
  on: Db | Tx,
  schema: Schema,
  statement: Sql,
): Promise<z.output<Schema>[]> {
  const result = await send(on, statement);
  return z.array(schema).parse(result.rows);
}

/** How many rows a statement wrote. */
export async function execute(on: Db | Tx, statement: Sql): Promise<number> {
  const result = await send(on, statement);
  return result.rowCount ?? 0;
}
