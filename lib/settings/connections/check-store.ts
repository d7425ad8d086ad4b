import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { CheckedCall } from "@/lib/model/connection.ts";

type At = { readonly orgId: string; readonly connectionId: string };

/** Notes that a test was asked for; the page says so until it is done. */
export const noteCheckAsked = (tx: Tx, { orgId, connectionId }: At, now: Date): Promise<number> =>
  execute(
    tx,
    sql`UPDATE connection SET check_asked_at = ${now}
        WHERE org_id = ${orgId} AND id = ${connectionId} AND kind <> 'git' AND removed_at IS NULL`,
  );

/**
 * What a test makes of a connection: works, works with parts missing, does not work. It is the first call that everything
 * else rests on.
 */
export function judgeChecks(calls: readonly CheckedCall[]): {
  readonly state: "ok" | "limited" | "failed";
  readonly message: string | null;
  readonly fix: string | null;
} {
  const [first] = calls;
  const wrong = calls.filter(({ state }) => state === "missing" || state === "failed");
  const [worst] = wrong;
  if (worst === undefined) return { state: "ok", message: null, fix: null };
  if (worst === first) {
    const [message = worst.costs, ...fix] = (worst.fix ?? "").split(/(?<=\.)\s+/);
    return { state: "failed", message, fix: fix.length === 0 ? null : fix.join(" ") };
  }
  const refused = `${wrong.length} of ${calls.length} calls that reading makes do not work.`;
  return { state: "limited", message: refused, fix: worst.fix };
}

/** Keeps what a test found, call by call, and what it makes of the connection. */
export async function keepCheck(
  tx: Tx,
  { orgId, connectionId }: At,
  calls: readonly CheckedCall[],
  now: Date,
): Promise<void> {
  const { state, message, fix } = judgeChecks(calls);
  await execute(
    tx,
    sql`UPDATE connection SET check_asked_at = coalesce(check_asked_at, ${now}), checked_at = ${now},
          "check" = ${JSON.stringify(calls)}::jsonb, state = ${state}, message = ${message}, fix = ${fix}
        WHERE org_id = ${orgId} AND id = ${connectionId} AND removed_at IS NULL`,
  );
}
