import type { PageRequest } from "@/lib/model/connector.ts";
import type { GithubClient } from "../client.ts";
import type { KnownPulse } from "../connection-memory.ts";
import type { Changed, Pulse } from "../schema-pulse.ts";
import type { ListCursor } from "./list-cursor.ts";
import { knownPulse, readPulse } from "./read-pulse.ts";
import { repositoryOf } from "./stream-tools.ts";

const DAY_MS = 86_400_000;

/** A change and a reading within this time of the host may have missed each other. */
const SAME_MOMENT_MS = 10_000;

type Begun = { readonly isUnchanged: boolean; readonly cursor: ListCursor };

/**
 * Whether a list must be read again, and the cursor to begin with. What the pulse says is compared with what it said, and
 * the host's time with the host's: the clock here may be hours off. Once a day the list is read whatever the pulse says.
 */
export async function beginPass(
  client: GithubClient,
  cursor: ListCursor,
  { request, pulseOf }: { request: PageRequest; pulseOf: (pulse: Pulse) => Changed },
): Promise<Begun> {
  if (cursor.after !== null) return { isUnchanged: false, cursor };
  const repository = repositoryOf(request.scope);
  const readAt = request.now.toISOString();
  if (!cursor.isComplete)
    return beginFirst({ ...cursor, readAt }, knownPulse(client, repository, request.now), pulseOf);
  const { pulse, hostAt } = await readPulse(client, repository, request.now);
  const changed = pulseOf(pulse);
  const { pulse: said, isSettled } = toldBy(changed, hostAt);
  // A newest item of the future hides every change of the present.
  const isBlind = changed instanceof Date && hostAt !== null && changed > hostAt;
  const sinceRead = cursor.readAt === null ? DAY_MS : Date.parse(readAt) - Date.parse(cursor.readAt);
  const isKnown = said === cursor.pulse && cursor.isSettled;
  if (isKnown && sinceRead >= 0 && sinceRead < DAY_MS) return { isUnchanged: true, cursor };
  return {
    isUnchanged: false,
    cursor: { ...cursor, readAt, pulse: said, isSettled: isSettled || (said === cursor.pulse && !isBlind) },
  };
}

/**
 * The first pass of a list is not worth a pulse; one that is known spares the pass of an empty list, and the second pass
 * of one that stays as it is: whatever changes later, the next pulse tells.
 */
function beginFirst(cursor: ListCursor, known: KnownPulse | null, pulseOf: (pulse: Pulse) => Changed): Begun {
  if (known === null) return { isUnchanged: false, cursor };
  const changed = pulseOf(known.pulse);
  const told = toldBy(changed, known.hostAt);
  const isEmpty = changed === "never";
  return { isUnchanged: isEmpty, cursor: { ...cursor, ...told, isComplete: isEmpty } };
}

/** What the pulse says of a list whose newest item changed then, by the host's own time. */
export function toldBy(changed: Changed, hostAt: Date | null): Pick<ListCursor, "pulse" | "isSettled"> {
  if (!(changed instanceof Date)) return { pulse: changed ?? "hidden", isSettled: true };
  const isLongAgo = hostAt !== null && hostAt.getTime() - changed.getTime() >= SAME_MOMENT_MS;
  return { pulse: changed.toISOString(), isSettled: isLongAgo };
}
