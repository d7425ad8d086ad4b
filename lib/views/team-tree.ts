import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const maybe = z.string().nullable();
const Team = z.object({
  id: z.string(),
  name: z.string(),
  parentId: maybe,
  origin: z.string(),
  edited: z.array(z.string()),
  removedAt: z.date().nullable(),
  members: z.number(),
});
const Member = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  level: maybe,
  origin: z.string(),
  fromAt: z.date(),
  toAt: z.date().nullable(),
});
export type PageTeam = z.output<typeof Team> & { readonly depth: number };
export type PageMember = z.output<typeof Member>;
export type TeamsPage = {
  /** The tree from above, each team behind the one that it stands below, by name. */
  readonly teams: readonly PageTeam[];
  /** The team that was asked for, with everybody who is or was in it, by name. */
  readonly chosen: { readonly team: PageTeam; readonly members: readonly PageMember[] } | null;
  /** Names to choose from. */
  readonly names: readonly string[];
  /** Whether a host told of teams. */
  readonly isHosted: boolean;
};

/** The teams of people as a tree, and one of them with its members. */
export async function teamsPage(
  tx: Tx,
  { orgId }: SettingsAccess,
  chosen: string | null,
): Promise<TeamsPage> {
  const found = await rows(
    tx,
    Team,
    sql`SELECT t.id, t.name, t.parent_id AS "parentId", t.origin, t.edited, t.removed_at AS "removedAt",
          (SELECT count(DISTINCT m.person_id)::int FROM team_member m
           WHERE m.org_id = t.org_id AND m.team_id = t.id AND m.to_at IS NULL) AS members
        FROM team t WHERE t.org_id = ${orgId} AND t.origin <> 'repository' ORDER BY lower(t.name), t.id`,
  );
  const teams = inOrder(found);
  const team = teams.find(({ id }) => id === chosen);
  const members =
    team === undefined
      ? []
      : await rows(
          tx,
          Member,
          sql`SELECT m.id, p.id AS "personId", p.name, m.level, m.origin, m.from_at AS "fromAt", m.to_at AS "toAt"
              FROM team_member m JOIN person w ON w.org_id = m.org_id AND w.id = m.person_id
              JOIN person p ON p.org_id = m.org_id AND p.id = coalesce(w.merged_into, w.id)
              WHERE m.org_id = ${orgId} AND m.team_id = ${team.id}
              ORDER BY m.to_at IS NOT NULL, lower(p.name), m.from_at, m.id LIMIT 1000`,
        );
  const names = await rows(
    tx,
    z.object({ name: z.string() }),
    sql`SELECT DISTINCT name FROM person WHERE org_id = ${orgId} AND merged_into IS NULL ORDER BY name LIMIT 200`,
  );
  return {
    teams,
    chosen: team === undefined ? null : { team, members },
    names: names.map(({ name }) => name),
    isHosted: found.some(({ origin }) => origin === "github"),
  };
}

/** Each team behind the one above it. One whose team above has ended stands at the top. */
function inOrder(all: readonly z.output<typeof Team>[]): PageTeam[] {
  const open = new Set(all.filter(({ removedAt }) => removedAt === null).map(({ id }) => id));
  const below = (parent: string | null, depth: number): PageTeam[] =>
    all
      .filter(({ id, parentId }) => open.has(id) && (open.has(parentId ?? "") ? parentId : null) === parent)
      .flatMap((team) => [{ ...team, depth }, ...(depth > 50 ? [] : below(team.id, depth + 1))]);
  const ended = all.filter(({ removedAt }) => removedAt !== null);
  return [...below(null, 0), ...ended.map((team) => ({ ...team, depth: 0 }))];
}
