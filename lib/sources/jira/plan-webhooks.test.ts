import { expect, test } from "vitest";
import { hookFilters, type Listed, planWebhooks } from "./plan-webhooks.ts";

const URL = "https://assay.example/api/hooks/jira/k";
const now = new Date("2026-11-02T10:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const hook = (id: number, filter: string, over: Partial<Listed> = {}): Listed => ({
  id,
  filter,
  url: URL,
  expiresAt: inDays(30),
  ...over,
});
const ED = 'project in ("ED")';
const OPS = 'project in ("OPS")';

test.each<[projects: number, webhooks: number, largest: number]>([
  [0, 0, 0],
  [1, 1, 1],
  [100, 1, 100],
  [101, 2, 51],
  [500, 5, 100],
  [1_234, 5, 247],
])("%i projects are asked for by %i webhooks of at most %i", (projects, webhooks, largest) => {
  const keys = Array.from({ length: projects }, (_one, n) => `P${n}`);
  const filters = hookFilters(keys.toReversed());
  const named = filters.map((filter) => [...filter.matchAll(/"(P\d+)"/g)].map(([, key]) => key));
  expect(filters).toHaveLength(webhooks);
  expect(Math.max(0, ...named.map((list) => list.length))).toBe(largest);
  expect(named.flat()).toEqual(keys.toSorted());
  expect(hookFilters(keys)).toEqual(filters);
});

test.each<
  [name: string, wanted: string[], listed: Listed[], ours: { id: number; filter: string }[], plan: object]
>([
  ["nothing is there", [ED], [], [], { keep: [], add: [ED], drop: [], renew: [] }],
  [
    "all is as it should be",
    [ED],
    [hook(1, ED)],
    [{ id: 1, filter: ED }],
    { keep: [{ id: 1, filter: ED }], add: [], drop: [], renew: [] },
  ],
  [
    "it ends within twenty days, or who knows when",
    [ED, OPS],
    [hook(1, ED, { expiresAt: inDays(19) }), hook(2, OPS, { expiresAt: null })],
    [],
    { add: [], drop: [], renew: [1, 2] },
  ],
  [
    "it ended and is listed no more",
    [ED],
    [],
    [{ id: 1, filter: ED }],
    { keep: [], add: [ED], drop: [], renew: [] },
  ],
  [
    "the host wrote the filter in its own way",
    [ED],
    [hook(1, "project IN (ED)")],
    [{ id: 1, filter: ED }],
    { keep: [{ id: 1, filter: ED }], add: [], drop: [] },
  ],
  ["it leads here and is wanted no more", [OPS], [hook(1, ED)], [], { add: [OPS], drop: [1] }],
  [
    "there are two of one",
    [ED],
    [hook(1, ED), hook(2, ED)],
    [],
    { keep: [{ id: 1, filter: ED }], drop: [2] },
  ],
  [
    "somebody else's leads elsewhere",
    [ED],
    [hook(9, OPS, { url: "https://other.example/x" })],
    [],
    { keep: [], add: [ED], drop: [] },
  ],
  [
    "the host does not say where they lead: only what is wanted counts as ours",
    [ED],
    [hook(1, ED, { url: null }), hook(2, OPS, { url: null })],
    [],
    { keep: [{ id: 1, filter: ED }], add: [], drop: [] },
  ],
])("where %s", (_name, wanted, listed, ours, plan) => {
  expect(planWebhooks(wanted, listed, ours, { url: URL, now })).toMatchObject(plan);
});
