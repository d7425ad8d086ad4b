import { expect, test } from "vitest";
import type { AtomGroup } from "@/lib/model/ledger.ts";
import { groupOwners } from "./group-owners.ts";

const group = (change: string, path: string): AtomGroup => ({
  change,
  path,
  class: "net",
  rule: "no-noise-rule",
  added: 1,
  removed: 0,
  confidence: 1,
  refs: [],
});

const events = [
  { at: 100, sha: "a".repeat(40), path: "CODEOWNERS", text: "/pay/ @acme/payments\n" },
  { at: 200, sha: "b".repeat(40), path: "CODEOWNERS", text: "/pay/ @acme/billing\n" },
];
const mergedAt = (change: string) => ({ early: 50, middle: 150, late: 250 })[change] ?? 0;

test("a file belongs to the service that owned it when the change landed", () => {
  const owned = groupOwners(events, mergedAt);
  const services = owned([
    group("early", "pay/a.ts"),
    group("middle", "pay/a.ts"),
    group("late", "pay/a.ts"),
  ]);
  expect(services.map(({ service }) => service)).toEqual([null, "@acme/payments", "@acme/billing"]);
});

test("a file that nobody owns belongs to no service", () => {
  const [other] = groupOwners(events, mergedAt)([group("late", "docs/a.md")]);
  expect(other?.service).toBeNull();
});
