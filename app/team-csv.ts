import "server-only";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { teamView } from "@/lib/views/team.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";
import { loadTeamPage } from "./load-page.ts";

/** A table of the page of a team, out of the same view: nobody gets a file with other numbers than the page. */
const ofTeam =
  (write: (view: TeamView) => string) =>
  async (asked: URLSearchParams): Promise<string> => {
    const team = asked.get("team") ?? "";
    const { view } = await loadTeamPage(
      team,
      Object.fromEntries(asked),
      ({ tx, team: proof, repositories, window }) => teamView(tx, proof, repositories, window),
    );
    return write(view);
  };

/** Changes of each week by composition; a week in which nothing landed has empty cells. */
export const compositionCsv = ofTeam(({ weeks }) =>
  toCsv(
    ["week", "monday", ...MIX_CLASSES, "unfinished"],
    weeks.map(({ week, monday, mix, unfinished }) => [
      week,
      monday,
      ...MIX_CLASSES.map((name) => mix?.[name] ?? null),
      unfinished ? "yes" : "no",
    ]),
  ),
);

/** Lines of each class over the window and week by week; the classes sum to gross. */
export const classesCsv = ofTeam(({ window, waterfall }) =>
  toCsv(
    ["class", "family", "lines", "not_settled_lines", ...window.weeks],
    waterfall.classes.map(({ name, family, atoms, openAtoms, byWeek }) => [
      name,
      family,
      atoms,
      openAtoms,
      ...byWeek,
    ]),
  ),
);

/** Points of each class over the window and week by week, to the thousandth; the classes sum to gross. */
export const pointsCsv = ofTeam(({ window, points }) =>
  toCsv(
    ["class", "family", "points", "not_settled_points", "weighed_changes", "changes", ...window.weeks],
    points.waterfall.classes.map(({ name, family, atoms, openAtoms, byWeek }) => [
      name,
      family,
      atoms / 1_000,
      openAtoms / 1_000,
      points.weighed,
      points.changes,
      ...byWeek.map((count) => (count === null ? null : count / 1_000)),
    ]),
  ),
);

/** Share of lines that still stand after each day, with its interval, by composition. */
export const survivalCsv = ofTeam(({ survival }) =>
  toCsv(
    ["composition", "lines", "changes", "day", "standing_share", "low", "high"],
    survival.flatMap(({ composition, nLines, nChanges, points }) =>
      points.map(({ day, s, low, high }) => [composition, nLines, nChanges, day, s, low, high]),
    ),
  ),
);
