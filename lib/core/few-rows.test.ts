import { expect, test } from "vitest";
import { jsonRows } from "./few-rows.ts";

test("cells of every kind are told as PostgreSQL reads them", () => {
  const cells = [
    "plain \\N",
    1.5,
    Number.POSITIVE_INFINITY,
    12345678901234567890n,
    true,
    null,
    new Date("2026-11-01T00:00:00.000Z"),
    Uint8Array.of(1, 255),
    ["a", 'b"'],
    { json: { deep: ["x"] } },
  ];
  const columns = cells.map((_, at) => `c${at}`);
  expect(JSON.parse(jsonRows(columns, [cells]) ?? "")).toEqual([
    {
      c0: "plain \\N",
      c1: 1.5,
      c2: "Infinity",
      c3: "12345678901234567890",
      c4: true,
      c5: null,
      c6: "2026-11-01T00:00:00.000Z",
      c7: "\\x01ff",
      c8: ["a", 'b"'],
      c9: { deep: ["x"] },
    },
  ]);
});

test("what PostgreSQL cannot hold is left out of every text, however deep", () => {
  const told = jsonRows(["a", "b", "c"], [["x\0\ud800", ["\0y"], { json: { z: "\udc00\0" } }]]);
  expect(JSON.parse(told ?? "")).toEqual([{ a: "x\ufffd", b: ["y"], c: { z: "\ufffd" } }]);
});

test("a null within a cell of JSON can be told, one that is all of it cannot", () => {
  expect(jsonRows(["a"], [[{ json: { b: null } }]])).toBe('[{"a":{"b":null}}]');
  expect(jsonRows(["a"], [[{ json: null }]])).toBeNull();
});
