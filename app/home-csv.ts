import "server-only";
import { grantOpenTeams } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { homeView } from "@/lib/views/home.ts";
import { dataEnd } from "@/lib/views/org-frame.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import { teamFrame } from "@/lib/views/team-frame.ts";
import { loadPage } from "./load-page.ts";

const HEAD = [
  "team",
  "human",
  "hybrid",
  "agent",
  "unknown",
  "changes",
  "net_share",
  "noise_share",
  "sustaining_share",
  "not_surviving_share",
  "status",
  "from",
  "to",
  "part_of",
  "teams_below",
];

/**
 * The teams as the home page shows them; teams below the floor have a name and no numbers. A team with teams below it counts
 * them too: rows whose `part_of` names a team are in its row already.
 */
export async function homeCsv(asked: URLSearchParams): Promise<string> {
  const { view } = await loadPage(async ({ tx, access, repositories }) => {
    const window = readWindow(Object.fromEntries(asked), dataEnd(repositories));
    const open = grantOpenTeams(access, await teamGrounds(tx, access, null, window));
    return homeView(tx, open, await teamFrame(tx, access, repositories), window);
  });
  const { from, to } = view.window;
  return toCsv(
    HEAD,
    view.teams.map((team) => {
      const { mix, netShare, noiseShare, sustaining, notSurviving } = team;
      const place = [from, to, team.nesting.within, team.nesting.teamsBelow];
      if (!team.isOpen) return [team.name, ...Array<null>(9).fill(null), "suppressed", ...place];
      const known = [mix.human, mix.hybrid, mix.agent, mix.unknown, team.changes];
      const shares = [netShare, noiseShare, sustaining, notSurviving].map((figure) => figure?.value ?? null);
      return [team.name, ...known, ...shares, netShare?.status ?? "insufficient", ...place];
    }),
  );
}
