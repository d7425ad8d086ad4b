import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { AUTH_KINDS, type CheckedCall, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";

const Call = z.object({
  call: z.string(),
  needs: z.string(),
  state: z.enum(["ok", "missing", "failed", "not_used"]),
  costs: z.string(),
  fix: z.string().nullable(),
});
const Row = z.object({
  id: z.uuid(),
  kind: z.enum(["github", "jira"]),
  name: z.string(),
  auth: z.enum(AUTH_KINDS),
  host: z.string(),
  baseUrl: z.string(),
  settings: z.unknown(),
  version: z.number(),
  hookKey: z.string().nullable(),
  state: z.enum(["untested", "ok", "limited", "failed"]),
  message: z.string().nullable(),
  fix: z.string().nullable(),
  check: z.array(Call).nullable().catch(null),
  checkedAt: z.date().nullable(),
  askedAt: z.date().nullable(),
  pausedAt: z.date().nullable(),
  createdAt: z.date(),
});
type Row = z.output<typeof Row>;

/** A connection as its pages know it; nothing of it is secret. */
export type ConnectionHead = Omit<Row, "check" | "askedAt" | "settings"> & {
  readonly check: readonly CheckedCall[] | null;
  /** A test was asked for and is not done: it runs, or for too long, as if nobody ran it. */
  readonly testing: "no" | "running" | "stuck";
  /** Its host is made up: it answers in the worker, and nothing is called. */
  readonly isSample: boolean;
  readonly github: GithubSettings | null;
  readonly jira: JiraSettings | null;
  readonly scope: {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly isChosen: boolean;
  };
};

const columns = sql`id, kind, name, auth, host, base_url AS "baseUrl", settings, settings_version AS version,
  hook_key AS "hookKey", state, message, fix, "check", checked_at AS "checkedAt", check_asked_at AS "askedAt",
  paused_at AS "pausedAt", created_at AS "createdAt"`;
/** A test makes a dozen calls; after so long nobody makes them. */
const STUCK_MS = 3 * 60_000;

function headOf(
  { check, askedAt, settings, ...row }: Row,
  { isSample }: OrgAccess,
  now: Date,
): ConnectionHead {
  const isOpen = askedAt !== null && (row.checkedAt === null || row.checkedAt < askedAt);
  const isStuck = isOpen && now.getTime() - askedAt.getTime() > STUCK_MS;
  const github = row.kind === "github" ? GithubSettings.parse(settings) : null;
  const jira = row.kind === "jira" ? JiraSettings.parse(settings) : null;
  const include = github?.include ?? jira?.projects ?? [];
  const exclude = github?.exclude ?? jira?.exclude ?? [];
  const isChosen = !(include.length === 0 && exclude.length === 1 && exclude[0] === "*");
  return {
    ...row,
    isSample,
    check,
    testing: isStuck ? "stuck" : isOpen ? "running" : "no",
    github,
    jira,
    scope: { include, exclude, isChosen },
  };
}

/** Whether anything can be read over a connection now. */
export const connectionIs = ({ pausedAt, state }: Pick<ConnectionHead, "pausedAt" | "state">) =>
  pausedAt !== null ? "paused" : state === "failed" ? "broken" : "on";

/** The connections of an organisation that are read through an interface, oldest first. */
export async function connectionHeads(tx: Tx, access: OrgAccess, now: Date): Promise<ConnectionHead[]> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT ${columns} FROM connection
        WHERE org_id = ${access.orgId} AND kind <> 'git' AND removed_at IS NULL ORDER BY created_at, id`,
  );
  return found.map((row) => headOf(row, access, now));
}

/** One of them. Throws `not-found` where it is not there. */
export async function connectionHead(
  tx: Tx,
  access: OrgAccess,
  connectionId: string,
  now: Date,
): Promise<ConnectionHead> {
  const isId = z.uuid().safeParse(connectionId).success;
  const [found] = isId
    ? await rows(
        tx,
        Row,
        sql`SELECT ${columns} FROM connection
            WHERE org_id = ${access.orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL`,
      )
    : [];
  if (!found) throw new AppError("not-found", "No such connection.");
  return headOf(found, access, now);
}
