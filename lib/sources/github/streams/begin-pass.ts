import type { PageRequest } from "@/lib/model/connector.ts";
import type { GithubClient } from "../client.ts";
import type { Pulse } from "../schema-pulse.ts";
import type { ListCursor } from "./list-cursor.ts";
import { readPulse } from "./read-pulse.ts";
import { repositoryOf } from "./stream-tools.ts";

const DAY_MS = 86_400_000;

/**
 * Whether a list must be read again, and the cursor to begin with. What the pulse says is compared with what it said,
 * never with a clock: another clock may be hours off. After each change one more pass is made, for what changed within
 * the same second, and one a day whatever the pulse says.
 */
export async function beginPass(
  client: GithubClient,
  cursor: ListCursor,
  { request, pulseOf }: { request: PageRequest; pulseOf: (pulse: Pulse) => Date | null },
): Promise<{ readonly isUnchanged: boolean; readonly cursor: ListCursor }> {
  if (cursor.after !== null) return { isUnchanged: false, cursor };
  const readAt = request.now.toISOString();
  if (cursor.watermark === null && !cursor.isComplete)
    return { isUnchanged: false, cursor: { ...cursor, readAt } };
  const pulse = await readPulse(client, repositoryOf(request.scope), request.now);
  const said = pulseOf(pulse)?.toISOString() ?? "never";
  const sinceRead = cursor.readAt === null ? DAY_MS : request.now.getTime() - Date.parse(cursor.readAt);
  const isSettled = said === cursor.pulse && said === cursor.earlierPulse;
  if (isSettled && sinceRead >= 0 && sinceRead < DAY_MS) return { isUnchanged: true, cursor };
  return { isUnchanged: false, cursor: { ...cursor, readAt, earlierPulse: cursor.pulse, pulse: said } };
}
