import { describe, expect, test } from "vitest";
import { elementsOf, NO_HISTORY, type Texts } from "../../../tests/support/element-lab.ts";
import { changeElements } from "./change-elements.ts";
import { type ChangeElements, changeElementsShape, ELEMENT_LIMITS } from "./change-elements-shape.ts";
import { unitComplexity } from "./unit-complexity.ts";

const partOf = (driver: string, ...changes: ChangeElements[]) =>
  unitComplexity({ changes, history: NO_HISTORY, items: [], reviews: [], authors: new Set() }).parts.find(
    (part) => part.driver === driver,
  ) ?? { x: Number.NaN, evidence: [] };
const xOf = (driver: string, ...changes: ChangeElements[]) => partOf(driver, ...changes).x;

describe("boundary", () => {
  const sql = (...columns: string[]) => `table orders ${columns.join(" ")}`;

  test("three columns of one table and two fields of its message are three", () => {
    const before: Texts = { "a/db/V1__orders.sql": [], "a/api/orders.proto": ["rpc Order id:int"] };
    const after: Texts = {
      "a/db/V1__orders.sql": [],
      "a/db/V2__orders.sql": [sql("fee:int", "tax:int", "note:text")],
      "a/api/orders.proto": ["rpc Order id:int fee:int tax:int"],
    };
    const part = partOf("boundary", elementsOf(before, after));
    expect(part.x).toBe(3);
    expect(part.evidence).toEqual(["a/api/orders.proto#rpc Order: 1", "table orders: 2"]);
  });

  test("an RPC that goes is two, and so is a field that changes its type", () => {
    const before: Texts = { "a/api/pay.proto": ["rpc Pay id:int", "rpc Refund id:int"] };
    expect(xOf("boundary", elementsOf(before, { "a/api/pay.proto": ["rpc Pay id:int"] }))).toBe(2);
    expect(
      xOf("boundary", elementsOf(before, { "a/api/pay.proto": ["rpc Pay id:text", "rpc Refund id:int"] })),
    ).toBe(2);
    expect(xOf("boundary", elementsOf(before, {}))).toBe(4);
  });

  test("one table in two migrations is one", () => {
    const first: Texts = { "a/db/V1__a.sql": [sql("id:int")] };
    const second: Texts = { ...first, "a/db/V2__b.sql": [sql("fee:int")] };
    expect(xOf("boundary", elementsOf({}, first), elementsOf(first, second))).toBe(2);
  });

  test("a migration that no reader takes apart is one as a whole", () => {
    expect(xOf("boundary", elementsOf({}, { "a/db/migrate/001_add.rb": ["add_column :orders, :fee"] }))).toBe(
      2,
    );
  });

  test("what only moved to another file is nothing", () => {
    const before: Texts = { "a/api/pay.ts": ["rpc pay id:int", "rest"] };
    const after: Texts = { "a/api/pay.ts": ["rest"], "a/api/new.ts": ["rpc pay id:int"] };
    expect(xOf("boundary", elementsOf(before, after))).toBe(0);
  });

  test("sensitive files and files of other teams count once each, tests of them not as sensitive", () => {
    const before: Texts = { "a/auth/login.ts": [], "a/auth/login.test.ts": [] };
    const after: Texts = { "a/auth/login.ts": ["check token"], "a/auth/login.test.ts": ["expect token"] };
    const elements = elementsOf(before, after, {
      security: () => true,
      otherTeam: (path) => path.includes("login.ts"),
    });
    expect(xOf("boundary", elements)).toBe(3);
  });
});

describe("structure", () => {
  const fn = (name: string, ifs: number) => [
    `fn ${name}`,
    ...Array.from({ length: ifs }, (_, i) => `  if case${i}`),
    "  done",
    "end",
  ];

  test("sums how much each function changed, and one for a new type", () => {
    const before: Texts = { "a/b/c.ts": [...fn("pay", 3), ...fn("send", 1)] };
    const after: Texts = { "a/b/c.ts": [...fn("pay", 1), ...fn("send", 4), "type Basket", ...fn("keep", 2)] };
    const part = partOf("structure", elementsOf(before, after));
    expect(part.x).toBe(2 + 3 + 1 + 2);
    expect(part.evidence).toContain("a/b/c.ts#Basket (new type): 1");
  });

  test("a function that got another name, or moved with its lines, is no new one", () => {
    const before: Texts = { "a/b/c.ts": fn("pay", 3), "a/b/d.ts": ["rest"] };
    expect(xOf("structure", elementsOf(before, { ...before, "a/b/c.ts": fn("payAll", 3) }))).toBe(0);
    const moved: Texts = {
      "a/b/c.ts": [],
      "a/b/d.ts": ["rest", ...fn("pay", 3).slice(0, 4), "  if more", "  done", "end"],
    };
    const counts = (_path: string, text: string) => text === "  if more";
    expect(xOf("structure", elementsOf(before, moved, { counts }))).toBe(1);
  });

  test("says nothing of texts that nobody read, or that were read in two ways", () => {
    const before: Texts = { "a/b/c.ts": fn("pay", 3) };
    const after: Texts = { "a/b/c.ts": fn("pay", 9) };
    const none = {
      language: null,
      coverage: "none",
      gap: "too_large",
      functions: [],
      types: [],
      artefacts: [],
      imports: [],
    } as const;
    expect(xOf("structure", elementsOf(before, after, { read: () => none }))).toBe(0);
  });
});

describe("scope", () => {
  test("counts statements once, tests half, lines taken away a quarter", () => {
    const before: Texts = { "a/b/c.ts": ["old", "keep"], "a/b/c.test.ts": [] };
    const after: Texts = {
      "a/b/c.ts": ["keep", "one(1)", "one(1)", "  one(1)", "two()", "// why", "", "}"],
      "a/b/c.test.ts": ["expect(3)"],
    };
    expect(xOf("scope", elementsOf(before, after))).toBe(2 + 0.5 + 0.25);
  });

  test("a unit without lines that count scores nothing, whatever was said about it", () => {
    const elements = elementsOf({ "a/b.ts": ["x()"] }, { "a/b.ts": ["y()"] }, { counts: () => false });
    const asked = { id: "1", by: "bea", bot: false, inWords: true, asks: "is this really what we want here" };
    const { points } = unitComplexity({
      changes: [elements],
      history: NO_HISTORY,
      items: [
        { item: "A-1", scopeEdits: ["e"], reopens: [], blockers: [], comments: [asked], counted: null },
      ],
      reviews: [],
      authors: new Set(["ann"]),
    });
    expect(points).toBe(0);
  });
});

test("spread counts subsystems with two lines, services and repositories beyond the first", () => {
  const lines = ["one()", "two()"];
  const one = elementsOf({}, { "cart/api/a.ts": lines, "cart/core/b.ts": ["single()"] });
  expect(xOf("spread", one)).toBe(0);
  const two = elementsOf(
    {},
    { "cart/api/a.ts": lines, "cart/core/b.ts": ["three()", "four()"], "pay/api/c.ts": ["five()", "six()"] },
  );
  expect(xOf("spread", two)).toBe(2 + 2);
  const elsewhere = elementsOf({}, { "docs/guide/a.ts": ["seven()", "eight()"] }, { repository: "site" });
  expect(xOf("spread", two, elsewhere)).toBe(3 + 2 * 2 + 3);
});

describe("what is kept of a change", () => {
  test("is JSON of its shape, whatever the order of its files", () => {
    const before: Texts = { "a/package.json": ['  "left": "1.0.0",'], "a/b/c.ts": ["fn x", "  if a", "end"] };
    const after: Texts = {
      "a/b/c.ts": ["fn x", "  if a", "  if b", "end", "rpc ask id:int"],
      "a/package.json": ['  "left": "2.0.0",', '  "right": "1.0.0",'],
    };
    const elements = elementsOf(before, after);
    expect(changeElementsShape.parse(JSON.parse(JSON.stringify(elements)))).toEqual(elements);
    const reversed = Object.fromEntries(Object.entries(after).toReversed());
    expect(elementsOf(before, reversed)).toEqual(elements);
    expect(elements.dependencies.map(({ name, count }) => [name, count])).toEqual([['"right": "§"', 1]]);
  });

  test("is small, and bounded however large the change", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `call step${i}(a, b)`);
    const bytes = (count: number) => JSON.stringify(elementsOf({}, { "a/b/c.ts": lines(count) })).length;
    expect((bytes(3_000) - bytes(1_000)) / 2_000).toBeLessThan(25);
    const huge = elementsOf({}, { "a/b/c.ts": lines(ELEMENT_LIMITS.lines + 1) });
    expect(huge.capped).toBe(true);
    expect(huge.lines.counts).toHaveLength(ELEMENT_LIMITS.lines);
  });

  test("comes of odd input, too", () => {
    const file = {
      oldPath: null,
      newPath: null,
      kind: "source",
      hunks: [
        {
          removed: { start: 0, lines: ["a"], effective: [] },
          added: { start: -5, lines: [], effective: [true] },
        },
      ],
      before: null,
      after: null,
      service: "",
      subsystem: "",
      otherTeam: false,
      securitySensitive: false,
    } as const;
    expect(changeElements({ repository: "r", files: [file] }).lines.counts).toEqual([]);
    expect(changeElements({ repository: "r", files: [] }).files).toEqual([]);
  });
});
