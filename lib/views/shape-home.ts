import type { CellRow } from "@/lib/core/cells-reader.ts";
import { classesIn, type Families } from "@/lib/core/family-policy.ts";
import type { Figure } from "@/lib/model/figure.ts";
import type { ReadRow } from "@/lib/model/metric-read.ts";
import type { HomeTeam } from "./home-shapes.ts";
import type { FrameRepository } from "./org-frame.ts";
import { shapeMix } from "./shape-mix.ts";
import type { Nesting } from "./team-nesting.ts";

/** What was read for all teams at once, by team. */
export type HomeSheet = {
  readonly changes: readonly ReadRow[];
  readonly cells: readonly CellRow[];
  readonly netShare: ReadonlyMap<string, Figure>;
  readonly noiseShare: ReadonlyMap<string, Figure>;
  readonly sustaining: ReadonlyMap<string, Figure>;
  readonly notSurviving: ReadonlyMap<string, Figure>;
};

/** The row of one team. A team that is not open keeps its name and nothing else. */
export function shapeHomeTeam(
  teamId: string,
  repositories: readonly FrameRepository[],
  open: readonly string[],
  sheet: HomeSheet,
  nesting: Nesting,
  families: Families,
): HomeTeam {
  const own = repositories.filter((each) => each.teamId === teamId);
  const changes = sheet.changes.filter(({ by }) => by.team === teamId);
  const facts = sheet.cells.find(({ by }) => by.team === teamId)?.facts;
  const noise = classesIn(families, "noise")
    .map((name) => ({ name, share: facts && facts.gross > 0 ? facts[name] / facts.gross : 0 }))
    .toSorted((a, b) => b.share - a.share)[0];
  return {
    teamId,
    name: own[0]?.teamName ?? "",
    nesting,
    isBesideTeams: own.some((each) => each.isBesideTeams),
    isOpen: open.includes(teamId),
    reading: own.some(({ state }) => state === "reading" || state === "queued"),
    mix: shapeMix(changes).mix,
    changes: changes.reduce((sum, row) => sum + row.of, 0),
    netShare: sheet.netShare.get(teamId) ?? null,
    noiseShare: sheet.noiseShare.get(teamId) ?? null,
    sustaining: sheet.sustaining.get(teamId) ?? null,
    notSurviving: sheet.notSurviving.get(teamId) ?? null,
    largestNoise: noise && noise.share > 0 ? noise : null,
  };
}
