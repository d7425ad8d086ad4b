import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import type { KeptStream } from "@/lib/core/kept-stream.ts";
import { type ConnectionHead, connectionHeads, connectionIs } from "./connection-head.ts";
import { streamsOfOrg } from "./connection-streams.ts";
import { groupStreams } from "./group-streams.ts";
import type { Standing } from "./stream-standing.ts";

export type ListedConnection = Pick<ConnectionHead, "id" | "name" | "kind" | "host" | "auth"> & {
  readonly standing: Standing;
  /** Instead of the word for the standing, where none fits. */
  readonly word: string | null;
  readonly cause: string | null;
  readonly fix: string | null;
  readonly whole: number;
  readonly scopes: number;
  readonly items: number;
  readonly lastRunAt: Date | null;
};

/** How one connection stands in a line: a credential that does not work first, then what nobody chose, then its streams. */
export function listConnection(
  head: ConnectionHead,
  streams: readonly KeptStream[],
  now: Date,
): ListedConnection {
  const { id, name, kind, host, auth } = head;
  const groups = groupStreams(streams, connectionIs(head), now);
  const all = [...(groups.ofAll === null ? [] : [groups.ofAll]), ...groups.scopes];
  const worst = all.find(({ standing }) => standing === groups.standing);
  const runs = all.flatMap(({ lastRunAt }) => (lastRunAt === null ? [] : [lastRunAt.getTime()]));
  const told = (standing: Standing, word: string | null, cause: string | null, fix: string | null) => ({
    id,
    name,
    kind,
    host,
    auth,
    standing,
    word,
    cause,
    fix,
    whole: groups.wholeScopes,
    scopes: groups.scopes.length,
    items: groups.items,
    lastRunAt: runs.length === 0 ? null : new Date(Math.max(...runs)),
  });
  if (head.pausedAt !== null) return told("paused", null, "Nothing is read while it is paused.", null);
  if (head.state === "failed") return told("failed", "Does not work", head.message, head.fix);
  if (head.testing === "running") return told("reading", "Being tested", null, null);
  if (head.state === "untested")
    return told("behind", "Not tested", "It has not been tested yet.", "Open it and test it.");
  if (!head.scope.isChosen)
    return told("behind", "Nothing chosen", "Nothing is read yet.", "Open it and choose what to read.");
  if (groups.scopes.length === 0 && worst?.standing === "ok")
    return told("behind", null, "Nothing fits what was chosen to be read.", "Widen the patterns.");
  const where = worst === undefined || worst.scope === "" ? "" : `${worst.name}: `;
  return told(groups.standing, null, worst?.cause ? where + worst.cause : null, worst?.fix ?? null);
}

/** Every connection of the organisation with how it stands. */
export async function connectionList(tx: Tx, access: OrgAccess, now: Date): Promise<ListedConnection[]> {
  const [heads, streams] = await Promise.all([connectionHeads(tx, access, now), streamsOfOrg(tx, access)]);
  return heads.map((head) =>
    listConnection(
      head,
      streams.filter(({ connectionId }) => connectionId === head.id),
      now,
    ),
  );
}
