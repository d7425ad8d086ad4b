import { setTimeout as sleepFor } from "node:timers/promises";
import { z } from "zod";
import { afterAnswer } from "@/lib/core/budget/after-answer.ts";
import { type Allowance, UNKNOWN_ALLOWANCE } from "@/lib/core/budget/allowance.ts";
import { type AllowanceRules, rulesOf } from "@/lib/core/budget/allowance-rules.ts";
import { planRequest } from "@/lib/core/budget/plan-request.ts";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { hashParams } from "@/lib/core/hash.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { Answered, Budget } from "@/lib/model/budget.ts";

export type QuotaScope = { readonly orgId: string; readonly connectionId: string };
export type BudgetOptions = {
  /** For what somebody waits for, or what the host sent by itself: it may take from the reserve. */
  readonly isUrgent?: boolean;
  readonly rules?: (resource: string) => AllowanceRules;
  readonly sleep?: (ms: number) => Promise<unknown>;
};

/** The row that closes all resources of a connection. */
const ALL = "*";
/** A wait up to here is waited out; a longer one gives the place to others. */
const PATIENCE_MS = 5_000;

/**
 * The planner of a connection's allowances, kept in one row each, so that all workers share it: a row is locked while a
 * request is planned. Throws `limited` with the instant where a request may not start within five seconds.
 */
export function createBudget(
  db: Db,
  scope: QuotaScope,
  now: () => Date,
  { isUrgent = false, rules = rulesOf, sleep = sleepFor }: BudgetOptions = {},
): Budget {
  const done = async (resource: string, asked: number, lease: number, answered: Answered): Promise<void> => {
    const at = now().getTime();
    // Who waits for the same instant is spread, the same way every time.
    const chance = Number.parseInt(hashParams([scope.connectionId, resource, at]).slice(0, 6), 16) / 0xffffff;
    await withOrg(db, scope.orgId, async (tx) => {
      const held = await lockRows(tx, scope, resource);
      const ruled = rules(resource);
      const told = { lease, asked, now: at, chance };
      const { next, closed } = afterAnswer(held.own, ruled, answered, told);
      await keep(tx, scope, resource, next, at);
      if (closed === null || !ruled.closesAll || answered.isTooFast !== true) return;
      const all = { ...held.all, closedUntil: closed.until, reason: closed.reason };
      await keep(tx, scope, ALL, all, at);
    });
  };

  return {
    async take(resource, points) {
      const asked = { points, isUrgent };
      for (let waited = 0; ; ) {
        const plan = await withOrg(db, scope.orgId, async (tx) => {
          const { own, all } = await lockRows(tx, scope, resource);
          const at = now().getTime();
          const isShut = (all.closedUntil ?? 0) > Math.max(at, own.closedUntil ?? 0);
          const merged = isShut ? { ...own, closedUntil: all.closedUntil, reason: all.reason } : own;
          const planned = planRequest(merged, rules(resource), asked, at);
          if (planned.start) await keep(tx, scope, resource, planned.next, at);
          return planned;
        });
        if (plan.start) {
          return { done: (answered) => done(resource, points, plan.lease, answered) };
        }
        const ms = Math.max(1, plan.at - now().getTime());
        waited += ms;
        if (waited > PATIENCE_MS) throw notNow(plan.reason, new Date(plan.at));
        await sleep(ms);
      }
    },
  };
}

const notNow = (reason: string, until: Date): SourceFailure =>
  new SourceFailure("limited", reason, {
    fix: "Nothing to do: reading goes on by itself as soon as the host allows it.",
    until,
  });

const Row = z.object({
  resource: z.string(),
  whole: z.number().nullable(),
  left: z.number().nullable(),
  resetsAt: z.date().nullable(),
  closedUntil: z.date().nullable(),
  reason: z.string().nullable(),
  strikes: z.number(),
  weighedAt: z.date().nullable(),
  busyMs: z.number(),
  points: z.number(),
  leases: z.array(z.date()),
});

async function lockRows(
  tx: Tx,
  { orgId, connectionId }: QuotaScope,
  resource: string,
): Promise<{ own: Allowance; all: Allowance }> {
  const read = () =>
    rows(
      tx,
      Row,
      sql`SELECT resource, allowance AS whole, remaining AS "left", resets_at AS "resetsAt",
            forbidden_until AS "closedUntil", reason, strikes, minute_start AS "weighedAt", minute_ms AS "busyMs",
            minute_points / 1000.0::float8 AS points, leases
          FROM quota WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND resource IN (${ALL}, ${resource})
          ORDER BY resource FOR UPDATE`,
    );
  let found = await read();
  if (found.length < 2) {
    await execute(
      tx,
      sql`INSERT INTO quota (org_id, connection_id, resource)
          SELECT ${orgId}, ${connectionId}, r FROM unnest(${[ALL, resource]}::text[]) AS r ORDER BY r
          ON CONFLICT DO NOTHING`,
    );
    found = await read();
  }
  const of = (name: string): Allowance => {
    const row = found.find((each) => each.resource === name);
    if (row === undefined) return UNKNOWN_ALLOWANCE;
    const { resource: _name, resetsAt, closedUntil, weighedAt, leases, ...rest } = row;
    return {
      ...rest,
      resetsAt: resetsAt?.getTime() ?? null,
      closedUntil: closedUntil?.getTime() ?? null,
      weighedAt: weighedAt?.getTime() ?? null,
      leases: leases.map((until) => until.getTime()),
    };
  };
  return { own: of(resource), all: of(ALL) };
}

async function keep(
  tx: Tx,
  { orgId, connectionId }: QuotaScope,
  resource: string,
  next: Allowance,
  now: number,
): Promise<void> {
  const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
  await execute(
    tx,
    sql`UPDATE quota SET allowance = ${next.whole}, remaining = ${next.left}, resets_at = ${date(next.resetsAt)},
          forbidden_until = ${date(next.closedUntil)}, reason = ${next.reason}, strikes = ${next.strikes},
          minute_start = ${date(next.weighedAt)}, minute_ms = ${Math.ceil(next.busyMs)},
          minute_points = ${Math.ceil(next.points * 1000)}, leases = ${next.leases.map((at) => new Date(at))}::timestamptz[],
          updated_at = ${new Date(now)}
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND resource = ${resource}`,
  );
}
