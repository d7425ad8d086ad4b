import { expect, test } from "vitest";
import { narrowList, readNarrowQuery } from "./narrow-list.ts";

const rows = Array.from({ length: 120 }, (_, n) => `acme/service-${n}`);
const narrow = (asked: Record<string, string>) => narrowList(rows, readNarrowQuery(asked), (row) => row);

test("every row is on exactly one page, in order", () => {
  const pages = ["1", "2", "3"].map((page) => narrow({ page }).shown);
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(rows);
});

test("what is sought is found whatever its case, and counted of all", () => {
  expect(narrow({ q: "SERVICE-11" })).toMatchObject({ count: 11, of: 120, pages: 1, page: 1 });
});

test("a page that is not there is the last, and one that makes no sense the first", () => {
  expect(narrow({ page: "99" }).page).toBe(3);
  expect(narrow({ page: "banana" }).page).toBe(1);
});

test("nothing fits: one empty page", () => {
  expect(narrow({ q: "nowhere" })).toMatchObject({ shown: [], count: 0, pages: 1 });
});
