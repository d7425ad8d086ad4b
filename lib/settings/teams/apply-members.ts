import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { findIdentity } from "../people/find-identity.ts";
import type { LineFault } from "../read-table.ts";
import { addMember } from "./change-member.ts";
import { addTeam, type Changer, openTeams } from "./change-team.ts";
import type { MemberLine } from "./parse-members-csv.ts";

export type TeamChange = {
  readonly line: number;
  readonly words: string;
  readonly apply: (tx: Tx, who: Changer, made: Map<string, string>) => Promise<void>;
};

const Held = z.object({ level: z.string().nullable(), toAt: z.date().nullable(), origin: z.string() });
const keyOf = (path: readonly string[]): string => path.map((name) => name.toLowerCase()).join(" / ");

/** What a table of teams and members would change; a line that says what is so changes nothing. */
export async function planMembers(
  tx: Tx,
  orgId: string,
  lines: readonly MemberLine[],
): Promise<{ readonly changes: readonly TeamChange[]; readonly faults: readonly LineFault[] }> {
  const teams = await teamsByPath(tx, orgId);
  const faults: LineFault[] = [];
  const changes: TeamChange[] = [];
  const planned = new Set(teams.keys());
  for (const given of lines) {
    const { line, path } = given;
    for (let depth = 1; depth <= path.length; depth += 1) {
      const part = path.slice(0, depth);
      if (planned.has(keyOf(part))) continue;
      planned.add(keyOf(part));
      changes.push({ line, words: `A new team: ${part.join(" / ")}`, apply: makeTeam(part) });
    }
    if (given.person === null) continue;
    const personId = await personOf(tx, orgId, given.person).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      faults.push({ line, message: error.message });
      return null;
    });
    if (personId === null) continue;
    const held = await heldSince(tx, orgId, teams.get(keyOf(path)), personId, given.fromAt);
    const isSo =
      held !== undefined && held.level === given.level && held.toAt?.getTime() === given.toAt?.getTime();
    if (isSo) continue;
    changes.push({ line, words: wordsOf(given, held !== undefined), apply: putMember(given, personId) });
  }
  return { changes, faults };
}

/** Does all of it, or nothing: the fault of a line is thrown with its number. */
export async function applyMembers(tx: Tx, who: Changer, changes: readonly TeamChange[]): Promise<void> {
  const made = await teamsByPath(tx, who.orgId);
  for (const { line, apply } of changes) {
    try {
      await apply(tx, who, made);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, `Line ${line}: ${error.message}`, {
        cause: error,
        ...(error.fix !== undefined && { fix: error.fix }),
      });
    }
  }
}

const makeTeam =
  (path: readonly string[]): TeamChange["apply"] =>
  async (tx, who, made) => {
    const above = path.length > 1 ? (made.get(keyOf(path.slice(0, -1))) ?? null) : null;
    made.set(keyOf(path), await addTeam(tx, who, path.at(-1) ?? "", above, "csv"));
  };

const putMember =
  ({ path, fromAt, toAt, level }: MemberLine, personId: string): TeamChange["apply"] =>
  async (tx, who, made) => {
    const teamId = made.get(keyOf(path));
    if (teamId === undefined) throw new AppError("bug", "The team of the line was not made.");
    await execute(
      tx,
      sql`DELETE FROM team_member WHERE org_id = ${who.orgId} AND team_id = ${teamId} AND person_id = ${personId}
            AND (from_at = ${fromAt} OR origin = 'github'
              AND from_at < coalesce(${toAt}::timestamptz, 'infinity') AND coalesce(to_at, 'infinity') > ${fromAt})`,
    );
    await addMember(tx, who, teamId, personId, { fromAt, toAt, level }, "csv");
  };

async function teamsByPath(tx: Tx, orgId: string): Promise<Map<string, string>> {
  const teams = await openTeams(tx, orgId);
  const byId = new Map(teams.map((team) => [team.id, team]));
  const pathOf = (id: string, left: number): string[] => {
    const team = byId.get(id);
    if (team === undefined || left === 0) return [];
    return [...(team.parentId === null ? [] : pathOf(team.parentId, left - 1)), team.name];
  };
  return new Map(teams.map(({ id }) => [keyOf(pathOf(id, teams.length)), id]));
}

/** The person that somebody typed. @throws AppError where nobody, or more than one, is known so. */
export async function personOf(tx: Tx, orgId: string, typed: string): Promise<string> {
  const key = await findIdentity(tx, orgId, typed);
  const [found] = await rows(
    tx,
    z.object({ personId: z.uuid().nullable() }),
    sql`SELECT person_id AS "personId" FROM identity WHERE org_id = ${orgId} AND key = ${key}`,
  );
  if (found?.personId != null) return found.personId;
  throw new AppError("invalid", `${typed.slice(0, 100)} is no person yet.`, {
    fix: "Say whose it is on the page of people, then come back.",
  });
}

async function heldSince(tx: Tx, orgId: string, teamId: string | undefined, personId: string, fromAt: Date) {
  if (teamId === undefined) return undefined;
  const [held] = await rows(
    tx,
    Held,
    sql`SELECT level, to_at AS "toAt", origin FROM team_member
        WHERE org_id = ${orgId} AND team_id = ${teamId} AND person_id = ${personId} AND from_at = ${fromAt}`,
  );
  return held;
}

function wordsOf({ path, person, fromAt, toAt, level }: MemberLine, isKnown: boolean): string {
  const from = fromAt.getTime() === 0 ? "from the beginning" : `from ${fromAt.toISOString().slice(0, 10)}`;
  const to = toAt === null ? "" : ` until before ${toAt.toISOString().slice(0, 10)}`;
  return `${person} ${isKnown ? "stays" : "is"} in ${path.join(" / ")} ${from}${to}${level === null ? "" : ` as ${level}`}`;
}
