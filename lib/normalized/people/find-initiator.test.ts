import { expect, test } from "vitest";
import { findInitiator, type Happening } from "./find-initiator.ts";

const did = (kind: string, at: number, actor: string | null, subject: string | null): Happening => ({
  kind,
  actor,
  subject,
  at: new Date(at),
});

test.each<[string, Happening[], unknown]>([
  [
    "whoever gave it to the agent",
    [did("assigned", 2, "ole", "agent"), did("assigned", 1, "bot", "mia")],
    { account: "ole", rule: "requester" },
  ],
  [
    "whom it was assigned to",
    [did("assigned", 1, "agent", "mia"), did("assigned", 2, "mia", "ole")],
    { account: "mia", rule: "assignee" },
  ],
  [
    "whom the agent asked to review",
    [did("review_requested", 1, "agent", "mia")],
    { account: "mia", rule: "requester" },
  ],
  ["nobody, where a person asked another to review", [did("review_requested", 1, "mia", "ole")], null],
  [
    "nobody, where only machines did anything",
    [did("assigned", 1, "bot", "agent"), did("review_requested", 1, "agent", "bot")],
    null,
  ],
  ["nobody, where nothing happened", [], null],
])("finds %s", (_name, happenings, found) => {
  expect(findInitiator("agent", happenings, (account) => account === "mia" || account === "ole")).toEqual(
    found,
  );
});
