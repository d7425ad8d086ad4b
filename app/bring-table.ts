import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { db, now } from "./wiring.ts";

type Fault = { readonly line: number; readonly message: string };
type Author = { readonly orgId: string; readonly userId: string; readonly now: Date };

/** A table that people bring: how its lines are read, what they would change, and how that is kept. */
type Bringing<Line, Change> = {
  readonly parse: (csv: string) => { readonly lines: readonly Line[]; readonly faults: readonly Fault[] };
  readonly plan: (
    tx: Tx,
    orgId: string,
    lines: readonly Line[],
  ) => Promise<{ readonly changes: readonly Change[]; readonly faults: readonly Fault[] }>;
  /** Keeps the changes and asks for what follows. */
  readonly keep: (tx: Tx, author: Author, changes: readonly Change[]) => Promise<unknown>;
};

/** What a table would change, or with `isKept` has changed: all of it, or nothing where a line is wrong. */
export async function bringTable<Line, Change extends { readonly line: number; readonly words: string }>(
  { parse, plan, keep }: Bringing<Line, Change>,
  { orgId, userId }: SettingsAccess,
  csv: string,
  isKept: boolean,
) {
  const parsed = parse(csv);
  return withOrg(db(), orgId, async (tx) => {
    const planned = await plan(tx, orgId, parsed.lines);
    const faults = [...parsed.faults, ...planned.faults].toSorted((one, other) => one.line - other.line);
    const isDone = isKept && faults.length === 0;
    if (isDone) await keep(tx, { orgId, userId, now: now() }, planned.changes);
    const changes = planned.changes.map(({ line, words }) => ({ line, words }));
    return { orgId, isDone, changes, faults };
  });
}
