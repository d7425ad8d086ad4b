import fc from "fast-check";
import { expect, test } from "vitest";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import { inRounds } from "./in-rounds.ts";

const batch = (lists: Readonly<Record<string, readonly unknown[]>>): HostBatch => lists;
const pull = (number: number, title: string) => ({ repo: "r", number, title });
const account = (key: string, login: string) => ({ key, login });
const ada = account("1", "ada");

test("messages about different things go together, and what they say alike is said once", () => {
  const messages = [1, 2, 3].map((n) => batch({ accounts: [ada], pullRequests: [pull(n, "a")] }));
  expect(inRounds(messages)).toEqual([
    { accounts: [ada], pullRequests: [pull(1, "a"), pull(2, "a"), pull(3, "a")] },
  ]);
});

test("of one thing the later word comes in a later batch, and so does what is said with it", () => {
  const messages = [
    batch({ pullRequests: [pull(1, "a")] }),
    batch({ pullRequests: [pull(1, "b")], accounts: [ada] }),
    batch({ accounts: [account("1", "adele")] }),
    batch({ pullRequests: [pull(2, "a")] }),
  ];
  expect(inRounds(messages)).toEqual([
    { pullRequests: [pull(1, "a"), pull(2, "a")] },
    { pullRequests: [pull(1, "b")], accounts: [ada] },
    { accounts: [account("1", "adele")] },
  ]);
});

test("what hangs on one another goes by itself, in its place", () => {
  const item = { workItems: [{ key: "i" }], accounts: [ada] };
  const messages = [
    batch({ pullRequests: [pull(1, "a")] }),
    batch(item),
    batch({}),
    batch({ pullRequests: [pull(2, "a")], reviews: [] }),
  ];
  expect(inRounds(messages)).toEqual([
    { pullRequests: [pull(1, "a")] },
    item,
    { pullRequests: [pull(2, "a")] },
  ]);
});

test("whatever is said, each thing hears the same words in the same order, but for repetitions", () => {
  const row = fc.record({ repo: fc.constant("r"), number: fc.nat(3), title: fc.constantFrom("a", "b", "c") });
  const some = fc.record({
    pullRequests: fc.array(row, { maxLength: 2 }),
    statuses: fc.array(row, { maxLength: 1 }),
  });
  const heard = (batches: readonly HostBatch[]) => {
    const words = new Map<string, string[]>();
    for (const [list, rows] of batches.flatMap((each) => Object.entries(each)))
      for (const { number, title } of rows as unknown as { number: number; title: string }[]) {
        const before = words.get(`${list} ${number}`) ?? [];
        if (before.at(-1) !== title) words.set(`${list} ${number}`, [...before, title]);
      }
    return words;
  };
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), (told) => {
      const batches = told.map(batch);
      expect(heard(inRounds(batches))).toEqual(heard(batches));
    }),
  );
});
