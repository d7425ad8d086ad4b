import { expect, test } from "vitest";
import type { HomeTeam, HomeView } from "@/lib/views/home-shapes.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import { nextStep, prepareHome } from "./prepare-home.ts";

const mix = { human: 0, hybrid: 30, agent: 8, unknown: 50 };
const view: HomeView = {
  window: readWindow({}, new Date("2026-11-12T00:00:00Z")),
  asOf: null,
  settledTo: null,
  teams: [],
  mix,
  netShare: null,
};
const team: HomeTeam = {
  teamId: "t",
  name: "Payments",
  nesting: { teamsBelow: 0, within: null },
  isBesideTeams: false,
  isOpen: true,
  reading: false,
  mix,
  changes: 88,
  netShare: null,
  noiseShare: null,
  sustaining: null,
  notSurviving: null,
  largestNoise: { name: "generated", share: 0.31 },
};

test("the AI share is told with both its bounds, never as one number", () => {
  expect(prepareHome(view).sentences).toEqual(
    ["AI took part in at least 43 % and at most >99.9 % of 88 changes."].map((text) =>
      text.replace(">99.9 %", "100 %"),
    ),
  );
});

test("an empty window says what to do, a first reading says that it goes on", () => {
  const none = { ...view, mix: { human: 0, hybrid: 0, agent: 0, unknown: 0 } };
  expect(prepareHome(none).sentences[0]).toContain("Choose a longer one");
  expect(prepareHome({ ...none, teams: [{ ...team, reading: true }] }).sentences[0]).toContain("being read");
});

test("the next step names the largest noise with its share, and leads to its changes", () => {
  expect(nextStep(team, "weeks=13")).toEqual({
    says: "Generated files take 31 % of the lines:",
    does: "see which changes",
    href: "/teams/t/ledger?class=generated&weeks=13",
  });
});

test("without much noise the gap in knowledge comes next, and without that nothing is made up", () => {
  expect(nextStep({ ...team, largestNoise: null }, "")?.says).toBe("50 changes of unknown composition:");
  expect(nextStep({ ...team, largestNoise: null, mix: { ...mix, unknown: 1 } }, "")).toBeNull();
});
