import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BUSY_HISTORY,
  elementsOf,
  type LabOptions,
  NO_HISTORY,
  type Texts,
} from "../../../tests/support/element-lab.ts";
import type { ChangeElements } from "./change-elements-shape.ts";
import type { HistoryFacts } from "./history-facts.ts";
import { unitComplexity } from "./unit-complexity.ts";

const scoreOf = (changes: readonly ChangeElements[], history: HistoryFacts = BUSY_HISTORY) =>
  unitComplexity({ changes, history, items: [], reviews: [], authors: new Set(["ann"]) });
const valuesOf = (changes: readonly ChangeElements[], history?: HistoryFacts) =>
  scoreOf(changes, history).parts.map(({ driver, x, points }) => ({ driver, x, points }));
const xOf = (changes: readonly ChangeElements[], driver: string, history?: HistoryFacts) =>
  scoreOf(changes, history).parts.find((part) => part.driver === driver)?.x;

/** A few services of a few files of a few functions; every function stands by itself, so that edits to two are two hunks. */
const SERVICES = ["cart", "pay", "mail"];
const FOLDERS = ["api", "core"];
const FILES = SERVICES.flatMap((service) => FOLDERS.map((folder) => `${service}/${folder}/main.ts`));
const FUNCTIONS = ["open", "close", "send"];
const START: Texts = Object.fromEntries(
  FILES.map((path) => [
    path,
    FUNCTIONS.flatMap((name) => [`fn ${name}`, `  keep ${path} ${name}`, "  note", "end", ""]),
  ]),
);

/** One piece of work at one place, as a rewriting of a state. */
type Edit = {
  readonly path: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly drop: boolean;
};

function apply(texts: Texts, { path, name, lines, drop }: Edit): Texts {
  const before = texts[path] ?? [];
  const at = before.indexOf(`  keep ${path} ${name}`);
  const after = [
    ...before.slice(0, drop ? at : at + 1),
    ...lines.map((line) => `  ${line}`),
    ...before.slice(at + 1),
  ];
  return { ...texts, [path]: after };
}

const line = fc.oneof(
  fc.constantFrom("if late", "log entry", "rpc pay id:string sum:int", "table orders id:int", "type Basket"),
  fc.integer({ min: 0, max: 60 }).map((n) => `call step${n}`),
  fc.integer({ min: 0, max: 9 }).map((n) => `set limit ${n}`),
);
const edits = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom(...FILES),
    name: fc.constantFrom(...FUNCTIONS),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    drop: fc.boolean(),
  }),
  { selector: ({ path, name }) => `${path} ${name}`, minLength: 1, maxLength: 12 },
);

/** The changes that deliver groups of edits one after the other. */
function deliver(groups: readonly (readonly Edit[])[], options?: LabOptions): ChangeElements[] {
  let state = START;
  return groups.map((group) => {
    const next = group.reduce(apply, state);
    const elements = elementsOf(state, next, options);
    state = next;
    return elements;
  });
}

const cutInto = (all: readonly Edit[], parts: number): Edit[][] =>
  Array.from({ length: parts }, (_, part) => all.filter((_one, place) => place % parts === part));

describe("however the work is delivered", () => {
  test("split into changes it scores what it scores whole", () => {
    fc.assert(
      fc.property(edits, fc.integer({ min: 2, max: 4 }), (all, parts) => {
        expect(valuesOf(deliver(cutInto(all, parts)))).toEqual(valuesOf(deliver([all])));
      }),
      { numRuns: 100 },
    );
  });

  test("lines of one place delivered one by one score what they score together", () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 2, maxLength: 6 }), (lines) => {
        const at = { path: FILES[0] ?? "", name: "send", drop: false };
        const step = (count: number) => apply(START, { ...at, lines: lines.slice(0, count) });
        const split = lines.map((_, i) => elementsOf(step(i), step(i + 1)));
        expect(valuesOf(split)).toEqual(valuesOf([elementsOf(START, step(lines.length))]));
      }),
    );
  });

  test("in another order it scores the same, to the last bit", () => {
    fc.assert(
      fc.property(edits, fc.integer({ min: 2, max: 4 }), (all, parts) => {
        const forth = deliver(cutInto(all, parts));
        const back = deliver(cutInto(all, parts).reverse());
        expect(scoreOf(forth.toReversed())).toEqual(scoreOf(forth));
        expect(scoreOf(back).points).toBe(scoreOf(forth).points);
      }),
      { numRuns: 60 },
    );
  });

  test("what a later change takes back was never there", () => {
    fc.assert(
      fc.property(edits, edits, (lasting, passing) => {
        const taken = new Set(lasting.map(({ path, name }) => `${path} ${name}`));
        const other = passing.filter(({ path, name }) => !taken.has(`${path} ${name}`));
        const done = lasting.reduce(apply, START);
        const busy = other.reduce(apply, done);
        const there = [elementsOf(START, done), elementsOf(done, busy), elementsOf(busy, done)];
        expect(valuesOf(there)).toEqual(valuesOf([elementsOf(START, done)]));
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is no work adds nothing", () => {
  test("generated, vendored and lock files", () => {
    fc.assert(
      fc.property(edits, fc.array(line, { minLength: 1 }), (all, lines) => {
        const noise = {
          "cart/package-lock.json": lines,
          "pay/vendor/a.go": lines,
          "mail/api/b.pb.go": lines,
        };
        const done = all.reduce(apply, START);
        expect(scoreOf([elementsOf(START, { ...done, ...noise })])).toEqual(
          scoreOf([elementsOf(START, done)]),
        );
      }),
    );
  });

  test("lines that only changed form or place, comments, and new names of files", () => {
    fc.assert(
      fc.property(edits, (all) => {
        const done = all.reduce(apply, START);
        const plain = elementsOf(START, done);
        const shifted = Object.fromEntries(
          Object.entries(done).map(([path, lines]) => [path, [...lines, "// a word", "", "  // another"]]),
        );
        const renames = Object.fromEntries(FILES.map((path) => [path, path.replace("main", "index")]));
        const renamed = Object.fromEntries(
          Object.entries(done).map(([path, lines]) => [renames[path] ?? path, lines]),
        );
        expect(valuesOf([elementsOf(START, shifted)])).toEqual(valuesOf([plain]));
        expect(valuesOf([plain, elementsOf(done, renamed, { renames })])).toEqual(valuesOf([plain]));
        expect(valuesOf([elementsOf(START, renamed, { renames })])).toEqual(valuesOf([plain]));
        const counts = (_path: string, text: string) => !text.startsWith("    ");
        const indented = Object.fromEntries(
          Object.entries(done).map(([path, lines]) => [
            path,
            lines.map((text) => (text === "  note" ? "    note" : text)),
          ]),
        );
        const form = elementsOf(done, indented, {
          counts: (path, text) => counts(path, text) && text !== "  note",
        });
        expect(valuesOf([plain, form])).toEqual(valuesOf([plain]));
      }),
      { numRuns: 30 },
    );
  });

  test("a comment or white space in an interface", () => {
    const before = { "pay/api/pay.proto": ["rpc pay id:string", "rpc refund id:string"] };
    const after = { "pay/api/pay.proto": ["rpc pay   id:string // who pays", "rpc refund id:string"] };
    expect(scoreOf([elementsOf(before, after)], NO_HISTORY).points).toBe(0);
    expect(xOf([elementsOf(before, { "pay/api/pay.proto": ["rpc pay id:string"] })], "boundary")).toBe(2);
  });
});

test("more work never scores less", () => {
  fc.assert(
    fc.property(edits, edits, (all, more) => {
      const taken = new Set(all.map(({ path, name }) => `${path} ${name}`));
      // New words, so that they are something else and do not take back what is there.
      const added = more
        .filter(({ path, name }) => !taken.has(`${path} ${name}`))
        .map((edit, i) => ({ ...edit, lines: edit.lines.map((text) => `${text} extra${i}`), drop: false }));
      const [base, wider] = [scoreOf(deliver([all])), scoreOf(deliver([all, added]))];
      for (const [place, part] of wider.parts.entries()) {
        expect(part.x).toBeGreaterThanOrEqual(base.parts[place]?.x ?? 0);
      }
    }),
    { numRuns: 60 },
  );
});
