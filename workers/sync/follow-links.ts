import { linkChanges } from "@/lib/jobs/link-changes.ts";
import { recordSoon } from "@/lib/jobs/record-soon.ts";
import type { Follow } from "./commit-page.ts";

const SOON_MS = 60_000;
/** An item may be named anywhere, so new ones are looked for everywhere; that may wait for more of them. */
const LATER_MS = 300_000;

/** Asks for links of the repositories whose pull requests changed, and of all where items did. */
export const followLinks =
  (now: () => Date): Follow =>
  async (tx, { orgId }, { pulls, items, projects }) => {
    const at = now().getTime();
    for (const repo of new Set(pulls.map((pull) => pull.repo)))
      await recordSoon(tx, linkChanges, { orgId, repo }, new Date(at + SOON_MS));
    if (items.length + projects.length > 0)
      await recordSoon(tx, linkChanges, { orgId, repo: null }, new Date(at + LATER_MS));
  };
