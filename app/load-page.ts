import "server-only";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { grantOrg, grantTeam, type OrgAccess, type Person, type TeamAccess } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { dataEnd, type FrameRepository, orgFrame } from "@/lib/views/org-frame.ts";
import { type PageWindow, readWindow } from "@/lib/views/page-window.ts";
import { teamFrame } from "@/lib/views/team-frame.ts";
import { readHealth } from "./frame-health.ts";
import { requireOrg } from "./signed-in.ts";
import { db } from "./wiring.ts";

export type PageGround = {
  readonly tx: Tx;
  readonly person: Person;
  readonly access: OrgAccess;
  readonly repositories: readonly FrameRepository[];
};

export type Loaded<T> = Omit<PageGround, "tx"> & { readonly view: T };

/** Proves access and reads everything of one page in one transaction of its tenant. */
export async function loadPage<T>(work: (ground: PageGround) => Promise<T>): Promise<Loaded<T>> {
  const { person, access } = await requireOrg();
  return turnAway(() =>
    withOrg(db(), access.orgId, async (tx) => {
      const [repositories] = await Promise.all([orgFrame(tx, access), readHealth(tx, access)]);
      return { person, access, repositories, view: await work({ tx, person, access, repositories }) };
    }),
  );
}

/**
 * The same for a team and the window that is asked for, in whichever of the person's organisations it lives: an address that
 * was pasted just works.
 */
export async function loadTeamPage<T>(
  teamId: string,
  asked: Readonly<Record<string, string | string[] | undefined>>,
  work: (ground: PageGround & { readonly team: TeamAccess; readonly window: PageWindow }) => Promise<T>,
): Promise<Loaded<T>> {
  const { person, access } = await requireOrg();
  if (!z.uuid().safeParse(teamId).success) notFound();
  const others = person.memberships
    .filter(({ orgId }) => orgId !== access.orgId)
    .map(({ orgId }) => grantOrg(person, orgId));
  return turnAway(async () => {
    for (const each of [access, ...others]) {
      const loaded = await withOrg(db(), each.orgId, async (tx) => {
        const [repositories] = await Promise.all([
          teamFrame(tx, each, orgFrame(tx, each)),
          readHealth(tx, each),
        ]);
        const own = repositories.filter((repository) => repository.teamId === teamId);
        const window = readWindow(asked, dataEnd(own));
        const grounds = await teamGrounds(tx, each, teamId, window);
        if (grounds.length === 0) return null;
        const ground = { person, access: each, repositories };
        const team = grantTeam(each, grounds, teamId);
        return { ...ground, view: await work({ ...ground, tx, team, window }) };
      });
      if (loaded !== null) return loaded;
    }
    throw new AppError("not-found", "No such team.");
  });
}

async function turnAway<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    if (error instanceof AppError && error.code === "forbidden") redirect("/closed");
    throw error;
  }
}
