import { z } from "zod";
import { bulkMerge, type MergeTarget } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { nameId } from "@/lib/core/name-id.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type {
  HostMemberFacts,
  HostTeamFacts,
  KnownMember,
  KnownTeam,
  PlannedMember,
  PlannedTeam,
} from "./team-facts.ts";

const text = z.string();
const when = z.date().nullable();

/** The teams that hosts told of. */
export const readHostTeams = (tx: Tx, orgId: string): Promise<HostTeamFacts[]> =>
  rows(
    tx,
    z.object({ key: text, name: text, parent: text.nullable(), connectionId: text, removedAt: when }),
    sql`SELECT key, name, parent, connection_id AS "connectionId", removed_at AS "removedAt"
        FROM host_team WHERE org_id = ${orgId} ORDER BY key`,
  );

export const readHostMembers = (tx: Tx, orgId: string): Promise<HostMemberFacts[]> =>
  rows(
    tx,
    z.object({ team: text, account: text, fromAt: z.date(), toAt: when }),
    sql`SELECT team, account, from_at AS "fromAt", to_at AS "toAt"
        FROM host_team_member WHERE org_id = ${orgId} ORDER BY team, account, from_at`,
  );

/** The teams of people; those that stand for one repository are not among them. */
export const readTeams = (tx: Tx, orgId: string): Promise<KnownTeam[]> =>
  rows(
    tx,
    z.object({
      id: text,
      name: text,
      parentId: text.nullable(),
      hostKey: text.nullable(),
      edited: z.array(text),
      removedAt: when,
    }),
    sql`SELECT id, name, parent_id AS "parentId", host_key AS "hostKey", edited, removed_at AS "removedAt"
        FROM team WHERE org_id = ${orgId} AND origin <> 'repository' ORDER BY id`,
  );

/** Who is or was in which team. Of people who are one, all rows are that one's. */
export const readMembers = (tx: Tx, orgId: string): Promise<KnownMember[]> =>
  rows(
    tx,
    z.object({ teamId: text, personId: text, fromAt: z.date(), toAt: when, origin: text }),
    sql`SELECT m.team_id AS "teamId", coalesce(p.merged_into, m.person_id) AS "personId", m.from_at AS "fromAt",
          m.to_at AS "toAt", m.origin
        FROM team_member m LEFT JOIN person p ON p.org_id = m.org_id AND p.id = m.person_id
        WHERE m.org_id = ${orgId} ORDER BY m.team_id, m.person_id, m.from_at`,
  );

/** The person of every account that has one. */
export async function readOwners(tx: Tx, orgId: string): Promise<Map<string, string>> {
  const found = await rows(
    tx,
    z.object({ key: text, personId: text }),
    sql`SELECT key, person_id AS "personId" FROM identity WHERE org_id = ${orgId} AND person_id IS NOT NULL`,
  );
  return new Map(found.map(({ key, personId }) => [key, personId]));
}

const TEAM: MergeTarget = {
  table: "team",
  key: ["id"],
  columns: {
    id: "uuid",
    name: "text",
    parent_id: "uuid",
    origin: "text",
    host_key: "text",
    removed_at: "timestamptz(3)",
  },
};
const MEMBER: MergeTarget = {
  table: "team_member",
  key: ["id"],
  columns: {
    id: "uuid",
    team_id: "uuid",
    person_id: "uuid",
    from_at: "timestamptz(0)",
    to_at: "timestamptz(0)",
    origin: "text",
  },
  touches: ["person_id"],
};

/** Writes teams of hosts that differ. Answers how many. */
export async function saveTeams(tx: Tx, orgId: string, teams: readonly PlannedTeam[]): Promise<number> {
  const cells = teams.map(({ id, name, parentId, hostKey, removedAt }) => [
    id,
    name,
    parentId,
    "github",
    hostKey,
    removedAt,
  ]);
  return (await bulkMerge(tx, TEAM, orgId, cells)).written;
}

/** Makes these the members that hosts tell of, and leaves those that people typed. Answers the people whose membership changed. */
export async function saveMembers(
  tx: Tx,
  orgId: string,
  members: readonly PlannedMember[],
): Promise<string[]> {
  const cells = members.map(({ teamId, personId, fromAt, toAt }) => [
    nameId(orgId, "member", teamId, personId, fromAt.toISOString()),
    teamId,
    personId,
    fromAt,
    toAt,
    "github",
  ]);
  const gone = await rows(
    tx,
    z.object({ personId: text }),
    sql`DELETE FROM team_member WHERE org_id = ${orgId} AND origin = 'github'
          AND NOT (id = ANY(${cells.map(([id]) => String(id))}::uuid[])) RETURNING person_id AS "personId"`,
  );
  const { touched } = await bulkMerge(tx, MEMBER, orgId, cells);
  const changed = touched.map((row) => String(row["person_id"]));
  return [...new Set([...changed, ...gone.map(({ personId }) => personId)])].toSorted();
}
