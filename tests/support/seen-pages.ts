import { grantOpenTeams, grantOrg, grantTeam, type Role } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { homeView } from "@/lib/views/home.ts";
import { dataEnd, orgFrame } from "@/lib/views/org-frame.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import { teamView } from "@/lib/views/team.ts";
import { teamFrame } from "@/lib/views/team-frame.ts";

/** What somebody of this role sees of a year: the home page, the page of the team of this name, and on what grounds. */
export function seenPages(db: Db, orgId: string, role: Role, teamName: string) {
  const membership = { orgId, orgName: "Acme", isSample: false, role };
  const person = { userId: orgId, sid: "s", email: "a@example.org", name: "A", memberships: [membership] };
  return withOrg(db, orgId, async (tx) => {
    const access = grantOrg(person, orgId);
    const frame = await teamFrame(tx, access, await orgFrame(tx, access));
    const window = readWindow({ weeks: "52" }, dataEnd(frame));
    const grounds = await teamGrounds(tx, access, null, window);
    const home = await homeView(tx, grantOpenTeams(access, grounds), frame, window);
    const top = frame.find((each) => each.teamName === teamName)?.teamId ?? "";
    const page = await teamView(
      tx,
      grantTeam(access, await teamGrounds(tx, access, top, window), top),
      frame,
      window,
    );
    return { home, grounds, page, top };
  });
}
