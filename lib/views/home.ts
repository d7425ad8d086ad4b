import type { OpenTeams } from "@/lib/auth/access.ts";
import { readCells } from "@/lib/core/cells-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { readFamilies } from "@/lib/core/family-policy.ts";
import { type Read, readerOn } from "@/lib/core/reader.ts";
import { changeCount } from "@/lib/metrics/change-count.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { netShare } from "@/lib/metrics/net-share.ts";
import { noiseShare } from "@/lib/metrics/noise-share.ts";
import { nonSurvivingShare } from "@/lib/metrics/non-surviving-share.ts";
import { readFigures } from "@/lib/metrics/read-figures.ts";
import { sustainingShare } from "@/lib/metrics/sustaining-share.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { explainPath } from "./explain-path.ts";
import type { HomeView } from "./home-shapes.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";
import type { PageWindow } from "./page-window.ts";
import { rollUp } from "./roll-up.ts";
import { partWeeks, span } from "./settled-until.ts";
import { shapeHomeTeam } from "./shape-home.ts";
import { shapeMix } from "./shape-mix.ts";
import { teamNesting } from "./team-nesting.ts";

/** Every team of the organisation in order of name, with what is known of it; teams below the floor are named only. */
export async function homeView(
  tx: Tx,
  access: OpenTeams,
  repositories: readonly FrameRepository[],
  window: PageWindow,
): Promise<HomeView> {
  const read = readerOn(tx);
  const open = access.teamIds;
  const asOf = dataEnd(repositories);
  const { settled } = partWeeks(window.weeks, asOf);
  const scope = { teams: open, from: window.from, to: window.to };
  const [changes, settledRows] = await Promise.all([
    read(changeCount, { ...scope, by: ["team", "composition"] }),
    settled.length === 0 ? [] : read(changeCount, { teams: open, ...span(settled), by: ["team"] }),
  ]);
  const headline = settledRows.length > 0 ? settled : window.weeks;
  const over = { teams: open, ...span(headline), by: ["team"] as const };

  const figures = figuresOf(read, repositories, headline);
  const [cells, net, noise, sustaining, notSurviving, all, families] = await Promise.all([
    readCells(tx, over),
    figures(netShare, open),
    figures(noiseShare, open),
    figures(sustainingShare, open),
    figures(nonSurvivingShare, open),
    changes.length === 0 ? null : figures(netShare, open, false),
    readFamilies(tx),
  ]);
  const direct = { changes, cells, netShare: net, noiseShare: noise, sustaining, notSurviving };
  const sheet = await rollUp(direct, access, async (teams) => ({
    changes: await read(changeCount, { ...scope, teams, by: ["composition"] }),
    cells: await readCells(tx, { teams, ...span(headline) }),
    netShare: await figures(netShare, teams, false),
    noiseShare: await figures(noiseShare, teams, false),
    sustaining: await figures(sustainingShare, teams, false),
    notSurviving: await figures(nonSurvivingShare, teams, false),
  }));
  const names = new Map(repositories.map(({ teamId, teamName }) => [teamId, teamName]));
  const nested = teamNesting(access.above, names);
  return {
    window,
    asOf,
    settledTo: settledRows.length > 0 ? (settled.at(-1) ?? null) : null,
    teams: [...names.keys()].map((team) =>
      shapeHomeTeam(team, repositories, open, sheet, nested(team), families),
    ),
    mix: shapeMix(changes).mix,
    netShare: all?.get("") ?? null,
  };
}

/** Figures by team; without teams, one for all of them under the empty name. */
const figuresOf =
  (read: Read, repositories: readonly FrameRepository[], weeks: readonly string[]) =>
  async (metric: Metric, teams: readonly string[], split = true): Promise<Map<string, Figure>> => {
    const found = await readFigures(
      read,
      metric,
      { teams, ...span(weeks), ...(split && { by: ["team"] as const }) },
      {
        asOf: (dataEnd(repositories)?.getTime() ?? 0) / 1_000,
        paramsHash: repositories[0]?.paramsHash ?? "",
        evidenceRef: "/",
      },
    );
    return new Map(
      found.map(({ by, figure }) => {
        const team = by.team ?? "";
        return [team, team === "" ? figure : { ...figure, evidenceRef: explainPath(team, metric.id, weeks) }];
      }),
    );
  };
