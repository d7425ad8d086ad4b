import { expect, test } from "vitest";
import { LogQuery } from "./connection-log.ts";
import { readListQuery } from "./list-query.ts";
import { readNarrowQuery } from "./narrow-list.ts";
import { readPeopleQuery } from "./people-query.ts";

test.each([
  ["a list of changes", readListQuery],
  ["a list that a page holds whole", readNarrowQuery],
  ["the list of people", readPeopleQuery],
  ["the log of a connection", (asked: Record<string, string | string[]>) => LogQuery.parse(asked)],
])("107: of a name that stands there twice %s takes the first, and never a zero byte", (_, read) => {
  expect(read({ q: ["first", "second"], page: ["2", "3"] })).toMatchObject({ q: "first", page: 2 });
  expect(read({ q: "a\0b" })).toMatchObject({ q: "ab" });
  expect(read({ q: ["\0"], page: "\0" })).toMatchObject({ q: "", page: 1 });
  const texts = { service: "\0s\0", stream: "\0", state: "\0", class: "\0", sort: "\0" };
  expect(JSON.stringify(read(texts))).not.toContain("\\u0000");
});
