import type { OpenTeams } from "@/lib/auth/access.ts";
import type { HomeSheet } from "./shape-home.ts";

/** The same of several teams together, under the empty name. */
export type ReadTogether = (teams: readonly string[]) => Promise<HomeSheet>;

/** Puts in place of what teams above others did by themselves what they did together with those below. */
export async function rollUp(sheet: HomeSheet, open: OpenTeams, read: ReadTogether): Promise<HomeSheet> {
  const tops = open.teamIds.flatMap((team) => {
    const teams = open.above.get(team);
    return teams === undefined ? [] : [{ team, teams }];
  });
  if (tops.length === 0) return sheet;
  const sums = await Promise.all(tops.map(async ({ team, teams }) => ({ team, sum: await read(teams) })));
  const above = new Set(tops.map(({ team }) => team));
  const figures = (of: (sheet: HomeSheet) => HomeSheet["netShare"]): HomeSheet["netShare"] =>
    new Map([
      ...of(sheet),
      ...sums.flatMap(({ team, sum }) => {
        const figure = of(sum).get("");
        return figure === undefined ? [] : [[team, figure] as const];
      }),
    ]);
  const rows = <Row extends { readonly by: { readonly team?: string } }>(
    of: (sheet: HomeSheet) => readonly Row[],
  ): Row[] => [
    ...of(sheet).filter(({ by }) => !above.has(by.team ?? "")),
    ...sums.flatMap(({ team, sum }) => of(sum).map((row) => ({ ...row, by: { ...row.by, team } }))),
  ];
  return {
    changes: rows((each) => each.changes),
    cells: rows((each) => each.cells),
    netShare: figures((each) => each.netShare),
    noiseShare: figures((each) => each.noiseShare),
    sustaining: figures((each) => each.sustaining),
    notSurviving: figures((each) => each.notSurviving),
  };
}
