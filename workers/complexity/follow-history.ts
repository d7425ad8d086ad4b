import { type Db, withOrg } from "@/lib/core/db.ts";
import type { HistoryChange } from "@/lib/ledger/complexity/history-change.ts";
import type { HistoryFacts } from "@/lib/ledger/complexity/history-facts.ts";
import { historyIndex } from "@/lib/ledger/complexity/history-index.ts";
import { landedBefore, readHistory } from "@/lib/ledger/complexity/unit-inputs-store.ts";

/** So many changes are unpacked at a time. */
const AT_ONCE = 500;

/** Answers what was known of repositories at one instant (seconds) after another; no question lies before an earlier one. */
export type FollowedHistory = { readonly until: (at: number) => Promise<HistoryFacts> };

/** Follows these repositories from their beginning, reading what they did as the questions come. `end`: the last question. */
export async function followHistory(
  db: Db,
  orgId: string,
  repos: readonly string[],
  end: number,
): Promise<FollowedHistory> {
  const index = historyIndex();
  const landed = await withOrg(db, orgId, (tx) => landedBefore(tx, orgId, repos, end));
  let next = 0;
  let read: readonly HistoryChange[] = [];
  let place = 0;
  const readOn = async () => {
    const page = landed.slice(next, next + AT_ONCE);
    read = await withOrg(db, orgId, (tx) => readHistory(tx, orgId, page));
    place = 0;
    next += page.length;
  };
  return {
    until: async (at) => {
      for (;;) {
        while (place >= read.length && (landed[next]?.at ?? at) < at) await readOn();
        const change = read[place];
        if (change === undefined || change.at >= at) return index.asOf(at);
        index.add(change);
        place += 1;
      }
    },
  };
}
