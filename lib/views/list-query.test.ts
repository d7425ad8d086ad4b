import fc from "fast-check";
import { expect, test } from "vitest";
import { listAddress, readListQuery } from "./list-query.ts";

test("an address leads back to the same list", () => {
  const query = readListQuery({
    class: "rework",
    composition: "agent",
    q: "refund",
    sort: "title",
    dir: "up",
    page: "3",
  });
  expect(readListQuery(listAddress(query, { page: 3 }))).toEqual(query);
});

test("another order or filter begins on the first page", () => {
  const query = readListQuery({ class: "rework", page: "7" });
  expect(listAddress(query, { composition: "agent" })).toEqual({ class: "rework", composition: "agent" });
});

test("whatever the address says, there is a list", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("class", "composition", "q", "sort", "dir", "page"),
        fc.oneof(fc.string(), fc.array(fc.string())),
      ),
      (asked) => {
        expect(readListQuery(asked).page).toBeGreaterThan(0);
      },
    ),
  );
});
