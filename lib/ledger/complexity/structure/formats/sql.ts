import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf } from "../code/token-digest.ts";
import { lineFinder } from "../syntax/look.ts";
import { alteredColumns, columnsOf } from "./sql-columns.ts";
import { subjectOf } from "./sql-subject.ts";
import { sqlStatements } from "./sql-tokens.ts";

type Table = { readonly columns: Map<string, string>; readonly tokens: string[]; start: number; end: number };

/**
 * What the DDL of an SQL text is about: one artefact a table, with everything that the text does to it and its indexes, and one
 * each for views, types and routines. Statement by statement: one that is not understood loses only itself. Tables are named
 * without quotes, in lower case where the text does not quote them.
 */
export function readSql(source: string): { artefacts: ArtefactShape[]; isWhole: boolean } {
  const read = sqlStatements(source);
  const tables = new Map<string, Table>();
  const indexes = new Map<string, string>();
  let isWhole = read.isWhole;
  for (const tokens of read.statements) {
    const subject = subjectOf(tokens);
    if (subject === null) continue;
    if (subject.kind === "") {
      isWhole = false;
      continue;
    }
    let key = `${subject.kind} ${subject.name}`;
    const on = tokens.findIndex(({ text }) => text === "on");
    if (subject.kind === "table" && subject.word === "index") indexes.set(tokens[on - 1]?.text ?? "", key);
    if (subject.kind === "index") key = indexes.get(subject.name) ?? key;
    const start = tokens[0]?.start ?? 0;
    const table = tables.get(key) ?? { columns: new Map<string, string>(), tokens: [], start, end: start };
    tables.set(key, table);
    for (const { text } of tokens) table.tokens.push(text);
    table.tokens.push(";");
    table.end = tokens.at(-1)?.end ?? start;
    if (subject.word !== "table") continue;
    if (subject.verb === "create")
      for (const [name, type] of columnsOf(tokens, subject.after)) table.columns.set(name, type);
    if (subject.verb === "alter")
      for (const [name, type] of alteredColumns(tokens, subject.after)) {
        if (type === null) table.columns.delete(name);
        else table.columns.set(name, type);
      }
  }
  const lineOf = lineFinder(source);
  const artefacts = [...tables].map(([name, { columns, tokens, start, end }]) => ({
    kind: "schema" as const,
    name,
    digest: digestOf(tokens),
    parts: [...columns].map(([column, type]) => `${column}:${type}`),
    line: lineOf(start),
    endLine: lineOf(Math.max(start, end - 1)),
  }));
  return { artefacts, isWhole };
}
