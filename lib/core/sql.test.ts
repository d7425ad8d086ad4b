import { describe, expect, test } from "vitest";
import { identifier, join, sql, toQuery } from "./sql.ts";

describe("sql", () => {
  test("never puts a value into the text", () => {
    const name = "x'; DROP TABLE change; --";
    expect(toQuery(sql`SELECT * FROM change WHERE id = ${name} AND gross > ${3}`)).toEqual({
      text: "SELECT * FROM change WHERE id = $1 AND gross > $2",
      values: [name, 3],
    });
  });

  test("numbers the parameters of nested statements in reading order", () => {
    const filter = sql`team_id = ${"t"} AND week >= ${"2026-W01"}`;
    expect(toQuery(sql`SELECT ${1}::int FROM fact_cell WHERE ${filter} LIMIT ${5}`)).toEqual({
      text: "SELECT $1::int FROM fact_cell WHERE team_id = $2 AND week >= $3 LIMIT $4",
      values: [1, "t", "2026-W01", 5],
    });
  });

  test("joins statements and quotes names", () => {
    const columns = join([identifier("week"), identifier('a"b'), sql`${7}`]);
    expect(toQuery(sql`SELECT ${columns}`)).toEqual({ text: 'SELECT "week", "a""b", $1', values: [7] });
    expect(toQuery(sql`SELECT 1${join([])}`)).toEqual({ text: "SELECT 1", values: [] });
  });
});
