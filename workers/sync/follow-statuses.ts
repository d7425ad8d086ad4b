import { recordSoon } from "@/lib/jobs/record-soon.ts";
import { understandAgain } from "@/lib/jobs/understand-again.ts";
import { hasStaleStages } from "@/lib/normalized/work/stale-stages.ts";
import type { Follow } from "./commit-page.ts";

const SOON_MS = 15_000;

/** What was read is understood again once a status of it counts in another stage than before. */
export const followStatuses =
  (now: () => Date): Follow =>
  async (tx, scope, { statuses }) => {
    if (!(await hasStaleStages(tx, scope, statuses))) return;
    const { orgId, connectionId } = scope;
    await recordSoon(tx, understandAgain, { orgId, connectionId }, new Date(now().getTime() + SOON_MS));
  };
