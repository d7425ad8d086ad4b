import { expect, test } from "vitest";
import { ambiguity } from "@/lib/ledger/complexity/drivers/ambiguity.ts";
import { deliberation } from "@/lib/ledger/complexity/drivers/deliberation.ts";
import type { ToldTalk } from "@/lib/normalized/units/talk-store.ts";
import { unitTalk } from "./unit-talk.ts";

const told = (kind: ToldTalk["kind"], over: Partial<ToldTalk> = {}): ToldTalk => ({
  repoId: "r",
  changeId: "pr:1",
  kind,
  subject: "",
  id: "",
  label: "",
  who: null,
  isMachine: false,
  inWords: false,
  asks: false,
  at: null,
  questions: null,
  ...over,
});
const remark = (subject: string, id: string, who: string, at: number, isMachine = false) =>
  told("remark", { subject, id, who, at, isMachine, inWords: true, label: `#1 a.ts:${subject}` });
const AUTHORS = new Set(["ann"]);

test("conversations with an answer or a later commit count, and reviewers after the first", () => {
  const { reviews } = unitTalk([
    told("pull"),
    told("commit", { at: 100 }),
    told("review", { who: "bea" }),
    told("review", { who: "cem" }),
    told("review", { who: "lint", isMachine: true }),
    remark("10", "10", "bea", 90),
    remark("20", "20", "bea", 110),
    remark("30", "30", "bea", 120),
    remark("30", "31", "ann", 130),
    remark("40", "40", "lint", 80, true),
  ]);
  expect(deliberation(reviews, AUTHORS)).toEqual({
    x: 2 + 2,
    evidence: ["2 reviewers", "thread #1 a.ts:10 (10)", "thread #1 a.ts:30 (30)"],
  });
});

test("an item that two changes name counts once", () => {
  const item = (changeId: string) => [
    told("item", { changeId, subject: "k", label: "ED-1" }),
    told("edit", { changeId, subject: "k", id: "7 description" }),
    told("reopen", { changeId, subject: "k", id: "8 Open" }),
    told("blocker", { changeId, subject: "k", id: "ED-2" }),
    told("item_remark", { changeId, subject: "k", id: "5", who: "bea", inWords: true, asks: true }),
    told("item_remark", { changeId, subject: "k", id: "6", who: "ann", inWords: true }),
  ];
  const { items } = unitTalk([...item("pr:1"), ...item("pr:2")]);
  expect(items).toHaveLength(1);
  expect(ambiguity(items, AUTHORS)).toEqual({
    x: 4,
    evidence: [
      "ED-1: blocked by ED-2",
      "ED-1: opened again (8 Open)",
      "ED-1: question (5)",
      "ED-1: scope edited (7 description)",
    ],
  });
});

test("questions that a tracker only counts need somebody else in the item", () => {
  const asked = (...people: string[]) =>
    unitTalk([
      told("item", { subject: "k", label: "ED-1", questions: 2 }),
      ...people.map((who) => told("person", { subject: "k", who })),
    ]).items;
  expect(ambiguity(asked("ann"), AUTHORS).x).toBe(0);
  expect(ambiguity(asked("ann", "bea"), AUTHORS).x).toBe(2);
});
