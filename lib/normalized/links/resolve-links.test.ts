import { expect, test } from "vitest";
import type { Mention } from "./find-mentions.ts";
import { type LinkableItem, resolveLinks } from "./resolve-links.ts";

const items = new Map<string, LinkableItem>([
  ["ED-1", { key: "site/10", level: 0, isDeleted: false }],
  ["OLD-9", { key: "site/10", level: 0, isDeleted: false }],
  ["ED-2", { key: "site/11", level: 1, isDeleted: false }],
  ["ED-3", { key: "site/12", level: 0, isDeleted: true }],
]);
const mention = (label: string, rule: Mention["rule"]): Mention => ({ label, rule, evidence: label });
const resolve = (...mentions: Mention[]) =>
  resolveLinks("github.com/1", "pr:7", mentions, (label) => items.get(label));

test("an item that was moved is one item, linked by the stronger of its names", () => {
  expect(resolve(mention("OLD-9", "body"), mention("ED-1", "title"))).toEqual([
    {
      repo: "github.com/1",
      change: "pr:7",
      item: "site/10",
      rule: "title",
      evidence: "ED-1",
      strength: 0.9,
    },
  ]);
});

test("umbrellas, deleted items and unknown names make no link", () => {
  expect(resolve(mention("ED-2", "title"), mention("ED-3", "title"), mention("ED-4", "branch"))).toEqual([]);
});
