import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { makesLoop } from "@/lib/core/tree.ts";
import { recordAudit } from "../record-audit.ts";

/** Who changes it, and when. */
export type Changer = { readonly orgId: string; readonly userId: string; readonly now: Date };

const Team = z.object({ id: z.uuid(), name: z.string(), parentId: z.uuid().nullable() });
export type TeamRow = z.output<typeof Team>;

/** The teams of people that have not ended. */
export const openTeams = (tx: Tx, orgId: string): Promise<TeamRow[]> =>
  rows(
    tx,
    Team,
    sql`SELECT id, name, parent_id AS "parentId" FROM team
        WHERE org_id = ${orgId} AND origin <> 'repository' AND removed_at IS NULL ORDER BY name, id`,
  );

async function openTeam(tx: Tx, orgId: string, teamId: string): Promise<TeamRow> {
  const found = (await openTeams(tx, orgId)).find(({ id }) => id === teamId);
  if (found !== undefined) return found;
  throw new AppError("not-found", "That team is gone.", { fix: "Reload the page." });
}

/** Adds a team, below another or at the top. Answers its id. Two open teams of one name below one team are refused. */
export async function addTeam(
  tx: Tx,
  who: Changer,
  name: string,
  parentId: string | null,
  origin: "typed" | "csv" = "typed",
): Promise<string> {
  await lockTeams(tx, who.orgId);
  const teams = await openTeams(tx, who.orgId);
  if (parentId !== null && !teams.some(({ id }) => id === parentId))
    throw new AppError("not-found", "The team above is gone.", { fix: "Choose another." });
  refuseTwin(teams, null, name, parentId);
  const [made] = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`INSERT INTO team (org_id, name, parent_id, origin) VALUES (${who.orgId}, ${name}, ${parentId}, ${origin}) RETURNING id`,
  );
  if (made === undefined) throw new AppError("bug", "The team was not made.");
  await audit(tx, who, "team.added", name);
  return made.id;
}

/** Gives a team another name or place. A host that it comes from no longer changes what was changed here. */
export async function changeTeam(
  tx: Tx,
  who: Changer,
  teamId: string,
  { name, parentId }: { readonly name: string; readonly parentId: string | null },
): Promise<void> {
  await lockTeams(tx, who.orgId);
  const team = await openTeam(tx, who.orgId, teamId);
  const teams = await openTeams(tx, who.orgId);
  if (parentId !== null && !teams.some(({ id }) => id === parentId))
    throw new AppError("not-found", "The team above is gone.", { fix: "Choose another." });
  if (makesLoop(new Map(teams.map((each) => [each.id, each.parentId])), teamId, parentId)) {
    throw new AppError("invalid", `${team.name} would stand below itself.`, {
      fix: "Choose a team that is not below it.",
    });
  }
  refuseTwin(teams, teamId, name, parentId);
  const edited = [name === team.name ? [] : ["name"], parentId === team.parentId ? [] : ["parent"]].flat();
  if (edited.length === 0) return;
  await execute(
    tx,
    sql`UPDATE team SET name = ${name}, parent_id = ${parentId},
          edited = ARRAY(SELECT DISTINCT unnest(edited || ${edited}::text[]) ORDER BY 1)
        WHERE org_id = ${who.orgId} AND id = ${teamId}`,
  );
  await audit(tx, who, "team.changed", name === team.name ? name : `${team.name} → ${name}`);
}

/** Ends a team, and being in it, as of now. What was done in it stays where it was; teams below move up. */
export async function endTeam(tx: Tx, who: Changer, teamId: string): Promise<void> {
  await lockTeams(tx, who.orgId);
  const team = await openTeam(tx, who.orgId, teamId);
  await execute(
    tx,
    sql`UPDATE team SET parent_id = ${team.parentId}, edited = ARRAY(SELECT DISTINCT unnest(edited || '{parent}') ORDER BY 1)
        WHERE org_id = ${who.orgId} AND parent_id = ${teamId} AND removed_at IS NULL`,
  );
  await execute(
    tx,
    sql`UPDATE team_member SET to_at = greatest(${who.now}::timestamptz(0), from_at), origin = 'typed'
        WHERE org_id = ${who.orgId} AND team_id = ${teamId} AND to_at IS NULL`,
  );
  await execute(
    tx,
    sql`UPDATE team SET removed_at = ${who.now}, edited = ARRAY(SELECT DISTINCT unnest(edited || '{removed}') ORDER BY 1)
        WHERE org_id = ${who.orgId} AND id = ${teamId}`,
  );
  await audit(tx, who, "team.ended", team.name);
}

function refuseTwin(
  teams: readonly TeamRow[],
  teamId: string | null,
  name: string,
  parentId: string | null,
): void {
  const twin = teams.find(
    (each) =>
      each.id !== teamId && each.parentId === parentId && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin === undefined) return;
  throw new AppError("conflict", `There is a team ${twin.name} there already.`, {
    fix: "Choose another name.",
  });
}

/** Two changes to the tree at once could make a loop together. */
export const lockTeams = (tx: Tx, orgId: string): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`people ${orgId}`}, 0))`);

const audit = (tx: Tx, { orgId, userId }: Changer, action: string, target: string): Promise<number> =>
  recordAudit(tx, { orgId, userId, action, target });
