import { expect, test } from "vitest";
import { findInitiators, type Happening } from "./find-initiators.ts";

const did = (kind: string, at: number, actor: string | null, subject: string | null): Happening => ({
  kind,
  actor,
  subject,
  at: new Date(at),
});

test.each<[string, Happening[], string[]]>([
  [
    "whoever gave it to the agent",
    [did("assigned", 2, "ole", "agent"), did("assigned", 1, "bot", "mia")],
    ["ole requester 0.98", "mia assignee 0.75"],
  ],
  [
    "whom the agent gave it to, before whom that one handed it to",
    [did("assigned", 1, "agent", "mia"), did("assigned", 2, "mia", "ole")],
    ["mia assigned_by_agent 0.9", "ole assignee 0.75"],
  ],
  [
    "the first of two who gave it to the agent",
    [did("assigned", 2, "ole", "agent"), did("assigned", 1, "mia", "agent")],
    ["mia requester 0.98"],
  ],
  [
    "whom the agent asked to review",
    [did("review_requested", 1, "agent", "mia")],
    ["mia review_request 0.7"],
  ],
  ["nobody, where a person asked another to review", [did("review_requested", 1, "mia", "ole")], []],
  [
    "nobody, where only machines did anything",
    [did("assigned", 1, "bot", "agent"), did("review_requested", 1, "agent", "bot")],
    [],
  ],
  ["nobody, where nothing happened", [], []],
])("finds %s", (_name, happenings, found) => {
  const human = (account: string): boolean => account === "mia" || account === "ole";
  expect(
    findInitiators("agent", happenings, human).map(
      ({ account, rule, confidence }) => `${account} ${rule} ${confidence}`,
    ),
  ).toEqual(found);
});

test.each<[named: string | null, found: string[]]>([
  ["ole", ["ole named 0.96", "mia assignee 0.75"]],
  ["bot", ["mia assignee 0.75"]],
  [null, ["mia assignee 0.75"]],
])("whom the text names goes before who holds it: %s", (named, found) => {
  const human = (account: string): boolean => account === "mia" || account === "ole";
  const held = [did("assigned", 1, "bot", "mia")];
  expect(
    findInitiators("agent", held, human, named).map((one) => `${one.account} ${one.rule} ${one.confidence}`),
  ).toEqual(found);
});
