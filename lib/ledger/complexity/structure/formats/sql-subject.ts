import type { SqlToken } from "./sql-tokens.ts";

/** What a statement of DDL is about (an index is about its table), the word it says for it, and where in it the name ends. */
export type Subject = {
  readonly kind: string;
  readonly name: string;
  readonly verb: string;
  readonly word: string;
  readonly after: number;
};

const FILLERS = new Set(
  "or replace global local temporary temp unlogged unique fulltext spatial clustered nonclustered materialized recursive if not exists only concurrently external foreign constraint definer force noforce editionable".split(
    " ",
  ),
);
const KINDS = new Set(
  "table index view type domain sequence function procedure trigger policy rule schema extension".split(" "),
);
/** These belong to the table that follows `on`. */
const OF_TABLE = new Set(["index", "trigger", "policy", "rule"]);

/**
 * Reads the head of a CREATE, ALTER, DROP or RENAME. Null for any other statement; a kind of "" for one of these that is not
 * understood.
 */
export function subjectOf(tokens: readonly SqlToken[]): Subject | null {
  const verb = tokens[0]?.kind === "word" ? tokens[0].text : "";
  if (!["create", "alter", "drop", "rename"].includes(verb)) return null;
  const unread: Subject = { kind: "", name: "", verb, word: "", after: 0 };
  const kindAt = tokens.findIndex(
    ({ kind, text }, at) => at > 0 && at < 12 && kind === "word" && KINDS.has(text),
  );
  const kind = tokens[kindAt]?.text;
  if (kind === undefined) return null;
  if (OF_TABLE.has(kind)) {
    const on = tokens.findIndex((token, at) => at > kindAt && token.kind === "word" && token.text === "on");
    if (on >= 0) return named("table", on + 1) ?? unread;
  }
  return named(kind, kindAt + 1) ?? unread;

  function named(of: string, from: number): Subject | null {
    let at = from;
    while (tokens[at]?.kind === "word" && FILLERS.has(tokens[at]?.text ?? "")) at += 1;
    const words: string[] = [];
    for (; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined || (token.kind !== "word" && token.kind !== "name")) break;
      words.push(token.text);
      if (tokens[at + 1]?.text !== ".") break;
      at += 1;
    }
    return words.length === 0
      ? null
      : { kind: of, name: words.join("."), verb, word: kind ?? of, after: at + 1 };
  }
}
