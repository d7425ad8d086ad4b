import type { SqlToken } from "./sql-tokens.ts";

/** Words that begin a line of a table that is no column. */
const NO_COLUMN = new Set(
  "constraint primary foreign unique check exclude like index key fulltext spatial period".split(" "),
);
/** Words that end the type of a column. */
const ENDS_TYPE = new Set(
  "not null default primary unique references check constraint generated auto_increment collate comment on character key identity as first after storage compression invisible visible autoincrement".split(
    " ",
  ),
);

/** The columns that the parentheses after a table's name define, each `name:type`. */
export function columnsOf(tokens: readonly SqlToken[], from: number): Map<string, string> {
  const columns = new Map<string, string>();
  if (tokens[from]?.text !== "(") return columns;
  for (const line of splitByComma(tokens, from + 1)) {
    const [name] = line;
    if (name === undefined || (name.kind === "word" && NO_COLUMN.has(name.text))) continue;
    if (name.kind === "word" || name.kind === "name") columns.set(name.text, typeIn(line, 1));
  }
  return columns;
}

/** What the clauses of an ALTER TABLE do to columns: the new type, or null for one that goes. */
export function alteredColumns(tokens: readonly SqlToken[], from: number): Map<string, string | null> {
  const columns = new Map<string, string | null>();
  for (const line of splitByComma(tokens, from)) {
    const words = line.filter(({ text }) => !["column", "if", "exists", "not"].includes(text));
    const [verb, name] = words;
    if (verb === undefined || name === undefined || (name.kind === "word" && NO_COLUMN.has(name.text)))
      continue;
    const type = words.findIndex(({ text }, at) => at > 1 && text === "type");
    if (verb.text === "add" || verb.text === "modify") columns.set(name.text, typeIn(words, 2));
    else if (verb.text === "drop") columns.set(name.text, null);
    else if (verb.text === "alter" && type > 0) columns.set(name.text, typeIn(words, type + 1));
    else if (verb.text === "change" && words[2] !== undefined) {
      if (words[2].text !== name.text) columns.set(name.text, null);
      columns.set(words[2].text, typeIn(words, 3));
    } else if (verb.text === "rename" && words[2]?.text === "to" && words[3] !== undefined) {
      columns.set(name.text, null);
      columns.set(words[3].text, "");
    }
  }
  return columns;
}

function typeIn(line: readonly SqlToken[], from: number): string {
  const end = line.findIndex(({ kind, text }, at) => at >= from && kind === "word" && ENDS_TYPE.has(text));
  const words = line.slice(from, end < 0 ? undefined : end).map(({ text }) => text);
  return words
    .join(" ")
    .replace(/ ?([(,[.]) ?/g, "$1")
    .replace(/ ([)\]])/g, "$1");
}

/** The lists between commas at this depth, up to the parenthesis that closes it or the end. */
function splitByComma(tokens: readonly SqlToken[], from: number): SqlToken[][] {
  const lines: SqlToken[][] = [[]];
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === "mark" && token.text === "(") depth += 1;
    if (token.kind === "mark" && token.text === ")") depth -= 1;
    if (depth < 0) break;
    if (depth === 0 && token.kind === "mark" && token.text === ",") lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}
