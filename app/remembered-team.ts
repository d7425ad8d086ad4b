import "server-only";
import type { TeamAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { remembering } from "@/lib/core/remembering.ts";
import type { FrameRepository } from "@/lib/views/org-frame.ts";
import type { PageWindow } from "@/lib/views/page-window.ts";
import { teamView } from "@/lib/views/team.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";

const remembered = remembering<TeamView>(100);

/**
 * The page of a team, worked out once for as long as its figures stand: repositories carry the version of their numbers, and access
 * was proven for this request.
 */
export function rememberedTeam(
  tx: Tx,
  access: TeamAccess,
  repositories: readonly FrameRepository[],
  window: PageWindow,
): Promise<TeamView> {
  const own = repositories.filter(({ teamId }) => teamId === access.teamId);
  return remembered(JSON.stringify([access, own, window]), () => teamView(tx, access, repositories, window));
}
