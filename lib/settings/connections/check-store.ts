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

/** What a test makes of a connection: works, works with parts missing, does not work. */
export function judgeChecks(calls: readonly CheckedCall[]): {
  readonly state: "ok" | "limited" | "failed";
  readonly message: string | null;
  readonly fix: string | null;
} {
  const [first] = calls;
  const broken = calls.find(({ state }) => state === "failed");
  const missing = calls.filter(({ state }) => state === "missing");
  if (first !== undefined && first.state !== "ok" && first.state !== "not_used")
    return { state: "failed", message: first.costs, fix: first.fix };
  if (broken !== undefined)
    return { state: "failed", message: `${broken.call}: no usable answer.`, fix: broken.fix };
  if (missing.length > 0)
    return {
      state: "limited",
      message: `${missing.length} of ${calls.length} calls are refused.`,
      fix: missing[0]?.fix ?? null,
    };
  return { state: "ok", message: null, fix: null };
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
