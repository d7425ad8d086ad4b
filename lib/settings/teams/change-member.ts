import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "../record-audit.ts";
import { type Changer, lockTeams } from "./change-team.ts";

/** When somebody is in a team, half-open; `fromAt` at 1970 means from the beginning. */
export type Span = { readonly fromAt: Date; readonly toAt: Date | null; readonly level: string | null };

const Row = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  personId: z.uuid(),
  fromAt: z.date(),
  toAt: z.date().nullable(),
});

/** Puts a person into a team for a time. Two times in one team that overlap are refused. */
export async function addMember(
  tx: Tx,
  who: Changer,
  teamId: string,
  personId: string,
  span: Span,
  origin: "typed" | "csv" = "typed",
): Promise<void> {
  await lockTeams(tx, who.orgId);
  refuseEmpty(span);
  await refuseOverlap(tx, who.orgId, { id: null, teamId, personId }, span);
  await execute(
    tx,
    sql`INSERT INTO team_member (org_id, team_id, person_id, level, from_at, to_at, origin)
        VALUES (${who.orgId}, ${teamId}, ${personId}, ${span.level}, ${span.fromAt}, ${span.toAt}, ${origin})`,
  );
  await audit(tx, who, "team.member.added", `${personId} in ${teamId}`);
}

/** Changes when, or as what, somebody is in a team. From then on it is typed: a host no longer changes it. */
export async function changeMember(tx: Tx, who: Changer, id: string, span: Span): Promise<void> {
  await lockTeams(tx, who.orgId);
  const [row] = await rows(
    tx,
    Row,
    sql`SELECT id, team_id AS "teamId", person_id AS "personId", from_at AS "fromAt", to_at AS "toAt" FROM team_member
        WHERE org_id = ${who.orgId} AND id = ${id}`,
  );
  if (row === undefined) throw new AppError("not-found", "That line is gone.", { fix: "Reload the page." });
  refuseEmpty(span);
  await refuseOverlap(tx, who.orgId, row, span);
  const isLevelOnly =
    row.fromAt.getTime() === span.fromAt.getTime() && row.toAt?.getTime() === span.toAt?.getTime();
  await execute(
    tx,
    sql`UPDATE team_member SET level = ${span.level}, from_at = ${span.fromAt}, to_at = ${span.toAt},
          origin = CASE WHEN ${isLevelOnly} THEN origin ELSE 'typed' END
        WHERE org_id = ${who.orgId} AND id = ${id}`,
  );
  await audit(tx, who, "team.member.changed", `${row.personId} in ${row.teamId}`);
}

function refuseEmpty({ fromAt, toAt }: Span): void {
  if (toAt === null || toAt > fromAt) return;
  throw new AppError("invalid", "The last day lies before the first.", {
    fix: "Put the days the other way round.",
  });
}

async function refuseOverlap(
  tx: Tx,
  orgId: string,
  {
    id,
    teamId,
    personId,
  }: { readonly id: string | null; readonly teamId: string; readonly personId: string },
  { fromAt, toAt }: Span,
): Promise<void> {
  const [other] = await rows(
    tx,
    Row,
    sql`SELECT id, team_id AS "teamId", person_id AS "personId", from_at AS "fromAt", to_at AS "toAt" FROM team_member
        WHERE org_id = ${orgId} AND team_id = ${teamId} AND person_id = ${personId} AND id IS DISTINCT FROM ${id}::uuid
          AND from_at < coalesce(${toAt}::timestamptz, 'infinity') AND coalesce(to_at, 'infinity') > ${fromAt} LIMIT 1`,
  );
  if (other === undefined) return;
  throw new AppError("conflict", "They are in that team at that time already.", {
    fix: "Change the days of that line instead.",
  });
}

const audit = (tx: Tx, { orgId, userId }: Changer, action: string, target: string): Promise<number> =>
  recordAudit(tx, { orgId, userId, action, target });
