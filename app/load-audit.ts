import "server-only";
import { grantOpenTeams } from "@/lib/auth/access.ts";
import { teamGrounds } from "@/lib/auth/team-grounds.ts";
import { type AuditView, auditView } from "@/lib/views/audit.ts";
import { dataEnd } from "@/lib/views/org-frame.ts";
import { readWindow } from "@/lib/views/page-window.ts";
import type { PageGround } from "./load-page.ts";

/** The audit over all teams that are open to the reader; null before anything was read. */
export async function loadAudit(
  { tx, access, repositories }: PageGround,
  passed: number,
): Promise<AuditView | null> {
  const asOf = dataEnd(repositories);
  if (asOf === null) return null;
  const grounds = await teamGrounds(tx, access, null, readWindow({}, asOf));
  return auditView(tx, grantOpenTeams(access, grounds), asOf, passed);
}
