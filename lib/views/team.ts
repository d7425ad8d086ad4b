import type { TeamAccess } from "@/lib/auth/access.ts";
import { readCells, readPointCells } from "@/lib/core/cells-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { readFamilies } from "@/lib/core/family-policy.ts";
import { readLifeSamples } from "@/lib/core/life-samples.ts";
import { readerOn } from "@/lib/core/reader.ts";
import { weekOf } from "@/lib/core/time.ts";
import { changeCount } from "@/lib/metrics/change-count.ts";
import { knownShare } from "@/lib/metrics/known-share.ts";
import { netShare } from "@/lib/metrics/net-share.ts";
import { noiseShare } from "@/lib/metrics/noise-share.ts";
import { reworkRate } from "@/lib/metrics/rework-rate.ts";
import { CURVE_DAYS } from "@/lib/metrics/survival-curve.ts";
import { dataEnd, type FrameRepository } from "./org-frame.ts";
import type { PageWindow } from "./page-window.ts";
import { readingOf } from "./reading-of.ts";
import { partWeeks, spanSeconds } from "./settled-until.ts";
import { shapeMix, shapeWeeks } from "./shape-mix.ts";
import { measureUnder, shapePoints } from "./shape-points.ts";
import { shapeSurvival } from "./shape-survival.ts";
import { shapeWaterfall } from "./shape-waterfall.ts";
import { teamFigures } from "./team-figures.ts";
import type { TeamView } from "./team-shapes.ts";

/** Everything the page of a team shows, out of one transaction. */
export async function teamView(
  tx: Tx,
  access: TeamAccess,
  repositories: readonly FrameRepository[],
  window: PageWindow,
): Promise<TeamView> {
  const own = repositories.filter(({ teamId }) => teamId === access.teamId);
  const asOf = dataEnd(own);
  const read = readerOn(tx);
  const { settled, open } = partWeeks(window.weeks, asOf);
  const scope = { teams: access.teamIds, from: window.from, to: window.to };
  const figures = teamFigures(read, access, own);

  const headline = (weeks: readonly string[]) =>
    Promise.all([figures(netShare, weeks), figures(noiseShare, weeks)]);

  // All at once, also what one of the headlines will not need: waiting for an answer first costs more.
  const [rowsByWeek, cells, rework, known, lives, whole, done, since, families, points] = await Promise.all([
    read(changeCount, { ...scope, by: ["week", "composition"] }),
    readCells(tx, { ...scope, by: ["week"] }),
    figures(reworkRate, window.weeks),
    figures(knownShare, window.weeks),
    readLifeSamples(tx, { teams: access.teamIds, ...spanSeconds(window.weeks) }, CURVE_DAYS),
    headline(window.weeks),
    headline(settled),
    figures(netShare, open),
    readFamilies(tx),
    readPointCells(tx, { ...scope, by: ["week", "composition"] }),
  ]);
  const filledSettled = settled.filter((week) => rowsByWeek.some(({ by }) => by.week === week));
  // Settled figures first, wherever there are any; else what there is, marked as provisional.
  const isSettled = filledSettled.length > 0;
  const [net, noise] = isSettled ? done : whole;

  return {
    head: {
      teamId: access.teamId,
      name: own[0]?.teamName ?? "Team",
      repositories: own.map(({ id, name, landingBranch }) => ({ id, name, landingBranch })),
    },
    window,
    asOf,
    settledTo: isSettled ? (settled.at(-1) ?? null) : null,
    weeks: shapeWeeks(rowsByWeek, window.weeks, asOf && weekOf(asOf.getTime() / 1_000)),
    ...shapeMix(rowsByWeek),
    netShare: net,
    netShareSince: isSettled && open.length > 0 ? since : null,
    noiseShare: noise,
    reworkRate: rework,
    knownShare: known,
    waterfall: shapeWaterfall(cells, window.weeks, settled, families),
    points: shapePoints(points, {
      weeks: window.weeks,
      settled,
      open,
      families,
      figure: (metric, some, weeks) =>
        measureUnder(metric, some, families, readingOf(access, own, metric, weeks)),
    }),
    survival: shapeSurvival(lives),
  };
}
