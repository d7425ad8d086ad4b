import type { PageRequest } from "@/lib/model/connector.ts";
import type { GithubClient } from "../client.ts";
import type { Pulse } from "../schema-pulse.ts";
import type { ListCursor } from "./list-cursor.ts";
import { readPulse } from "./read-pulse.ts";
import { repositoryOf } from "./stream-tools.ts";

const DAY_MS = 86_400_000;

/** A change and a reading within this time of the host may have missed each other. */
const SAME_MOMENT_MS = 10_000;

/**
 * Whether a list must be read again, and the cursor to begin with. What the pulse says is compared with what it said, and
 * the host's time with the host's: the clock here may be hours off. Once a day the list is read whatever the pulse says.
 */
export async function beginPass(
  client: GithubClient,
  cursor: ListCursor,
  { request, pulseOf }: { request: PageRequest; pulseOf: (pulse: Pulse) => Date | null },
): Promise<{ readonly isUnchanged: boolean; readonly cursor: ListCursor }> {
  if (cursor.after !== null) return { isUnchanged: false, cursor };
  // A list that is read for the first time is read anyway.
  if (!cursor.isComplete)
    return { isUnchanged: false, cursor: { ...cursor, readAt: request.now.toISOString() } };
  const { pulse, hostAt } = await readPulse(client, repositoryOf(request.scope), request.now);
  const changedAt = pulseOf(pulse);
  const said = changedAt?.toISOString() ?? "never";
  const readAt = request.now.toISOString();
  const sinceRead = cursor.readAt === null ? DAY_MS : Date.parse(readAt) - Date.parse(cursor.readAt);
  const isKnown = cursor.isComplete && said === cursor.pulse && cursor.isSettled;
  if (isKnown && sinceRead >= 0 && sinceRead < DAY_MS) return { isUnchanged: true, cursor };
  const isQuiet = isLongAgo(changedAt, hostAt);
  return {
    isUnchanged: false,
    cursor: { ...cursor, readAt, pulse: said, isSettled: isQuiet || said === cursor.pulse },
  };
}

/** What the pulse would have said when a list was read that tells it itself: when its first item changed. */
export const ownPulse = (
  changedAt: Date | null,
  hostAt: Date | null,
): Pick<ListCursor, "pulse" | "isSettled"> => ({
  pulse: changedAt?.toISOString() ?? "never",
  isSettled: isLongAgo(changedAt, hostAt),
});

const isLongAgo = (changedAt: Date | null, hostAt: Date | null): boolean =>
  changedAt === null || (hostAt !== null && hostAt.getTime() - changedAt.getTime() >= SAME_MOMENT_MS);
