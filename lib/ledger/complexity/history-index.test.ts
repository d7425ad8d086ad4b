import { expect, test } from "vitest";
import type { HistoryChange } from "./history-change.ts";
import { historyIndex } from "./history-index.ts";

const DAY = 86_400;
const change = (
  day: number,
  ...paths: (string | Partial<HistoryChange["files"][number]>)[]
): HistoryChange => ({
  repository: "r",
  at: day * DAY,
  files: paths.map((one) => {
    const file = typeof one === "string" ? { path: one } : one;
    const path = file.path ?? "";
    return {
      path,
      from: null,
      gone: false,
      subsystem: path.split("/")[0] ?? "",
      complexity: 10,
      language: "ts",
      counts: true,
      ...file,
    };
  }),
});

test("the hottest twentieth by revisions times complexity are hot, for twelve months", () => {
  const index = historyIndex();
  for (let file = 0; file < 40; file += 1) index.add(change(0, `a/f${file}.ts`));
  for (let time = 1; time < 4; time += 1) index.add(change(time, "a/f0.ts", "a/f1.ts"));
  const hot = (at: number) => {
    const facts = index.asOf(at * DAY);
    return Array.from({ length: 40 }, (_, file) => `a/f${file}.ts`).filter((path) => facts.isHot("r", path));
  };
  expect(hot(10)).toEqual(["a/f0.ts", "a/f1.ts"]);
  expect(index.asOf(10 * DAY).isHot("other", "a/f0.ts")).toBe(false);
  expect(hot(369)).toEqual([]);
});

test("heat follows a file to its new name, and none of several equals at the edge is hot", () => {
  const index = historyIndex();
  for (let file = 0; file < 20; file += 1) index.add(change(0, { path: `a/f${file}.ts`, complexity: 1 }));
  expect(index.asOf(DAY).isHot("r", "a/f0.ts")).toBe(false);
  index.add(change(1, { path: "b/new.ts", from: "a/f0.ts", complexity: 5 }));
  const facts = index.asOf(2 * DAY);
  expect([facts.isHot("r", "b/new.ts"), facts.isHot("r", "a/f0.ts")]).toEqual([true, false]);
  index.add(change(3, { path: "b/new.ts", gone: true }));
  expect(index.asOf(4 * DAY).isHot("r", "b/new.ts")).toBe(false);
});

test("a new name alone is no revision, and keeps what the file was", () => {
  const index = historyIndex();
  for (let file = 0; file < 20; file += 1) index.add(change(0, `a/f${file}.ts`));
  index.add(change(1, "a/f0.ts"));
  const moved = { from: "a/f0.ts", path: "b/f0.ts", counts: false };
  index.add(change(2, moved, { from: "a/f1.ts", path: "b/f1.ts", counts: false }));
  const facts = index.asOf(3 * DAY);
  expect(["b/f0.ts", "b/f1.ts", "a/f0.ts"].map((path) => facts.isHot("r", path))).toEqual([
    true,
    false,
    false,
  ]);
  expect(facts.knowsModule("r", "b")).toBe(true);
});

test("a pair is rare when both change often and hardly ever together", () => {
  const index = historyIndex();
  const add = (count: number, ...paths: string[]) => {
    for (let i = 0; i < count; i += 1) index.add(change(i, ...paths));
  };
  add(11, "cart/a.ts");
  add(10, "pay/a.ts");
  add(4, "mail/a.ts");
  add(1, "cart/a.ts", "pay/a.ts");
  const rare = (one: string, other: string) => index.asOf(20 * DAY).isRarePair("r", one, other);
  expect(rare("cart", "pay")).toBe(true);
  expect(rare("pay", "cart")).toBe(true);
  expect(rare("cart", "mail")).toBe(false);
  add(1, "cart/a.ts", "pay/a.ts");
  expect(rare("cart", "pay")).toBe(false);
});

test("change sets of many files do not say what belongs together", () => {
  const index = historyIndex();
  const wide = Array.from({ length: 31 }, (_, i) => `p${i % 2}/f${i}.ts`);
  for (let i = 0; i < 6; i += 1) index.add(change(i, ...wide));
  for (let i = 0; i < 6; i += 1) index.add(change(10 + i, i % 2 === 0 ? "p0/a.ts" : "p1/a.ts"));
  expect(index.asOf(30 * DAY).isRarePair("r", "p0", "p1")).toBe(false);
});

test("folders and languages stay known", () => {
  const index = historyIndex();
  index.add(change(0, "cart/core/a.ts", { path: "docs/a.md", language: null }));
  const facts = index.asOf(4_000 * DAY);
  expect([facts.knowsModule("r", "cart/core"), facts.knowsModule("r", "docs")]).toEqual([true, false]);
  expect([
    facts.knowsLanguage("r", "ts"),
    facts.knowsLanguage("r", "go"),
    facts.knowsLanguage("s", "ts"),
  ]).toEqual([true, false, false]);
});

test("a shifted clock changes nothing", () => {
  const answers = [0, 5_000].map((shift) => {
    const index = historyIndex();
    for (let i = 0; i < 400; i += 7) index.add(change(shift + i, `a/f${i % 40}.ts`, `b/f${i % 3}.ts`));
    const facts = index.asOf((shift + 401) * DAY);
    return [
      facts.isRarePair("r", "a", "b"),
      ...Array.from({ length: 40 }, (_, i) => facts.isHot("r", `a/f${i}.ts`)),
    ];
  });
  expect(answers[1]).toEqual(answers[0]);
});
