import type { Driver } from "@/lib/model/complexity.ts";
import type { ScoreGap } from "@/lib/model/unit-score.ts";

export const DRIVER_LABEL: Readonly<Record<Driver, string>> = {
  scope: "Size",
  structure: "Structure",
  spread: "Spread",
  boundary: "Boundary",
  coupling: "Rare pairs",
  hotspot: "Hot files",
  novelty: "New ground",
  ambiguity: "Open questions",
  deliberation: "Talk in review",
};

/** What a driver counts, in one line. */
export const DRIVER_MEANS: Readonly<Record<Driver, string>> = {
  scope: "Different statements; in tests half, taken away a quarter.",
  structure: "How much harder or easier functions became to follow, and new types.",
  spread: "Folders beyond the first; two for each further service, three for each further repository.",
  boundary: "What others rely on: interfaces, tables, infrastructure, sensitive files, each by its weight.",
  coupling: "Parts that change often, hardly ever together, and did here.",
  hotspot: "Files among the twentieth of their repository that changed most and is hardest to follow.",
  novelty: "Dependencies, folders and languages that the repository did not have.",
  ambiguity: "On the work item: scope edited after the start, questions, re-opens, blockers.",
  deliberation: "Conversations with an answer or a change after them; two for each reviewer after the first.",
};

/** What was not seen, in a sentence. */
export const GAP_SAYS: Readonly<Record<ScoreGap, string>> = {
  history: "What its repository was like when the work began is not read yet.",
  items: "No tracker is connected, so its work items are not known.",
  reviews: "Its pull requests are not connected or not read yet, so its reviews are not known.",
  size: "Part of it was too large to be looked at whole.",
  structure: "Some of its files are in languages that no parser here reads; they were read by patterns.",
};
