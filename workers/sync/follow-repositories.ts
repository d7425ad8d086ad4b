import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { recordSoon } from "@/lib/jobs/record-soon.ts";
import { linkedRepositories } from "@/lib/settings/linked-repositories.ts";
import { pushedRepositories } from "@/lib/settings/pushed-repositories.ts";
import type { Follow } from "./commit-page.ts";

/** Long enough for a push, the message about it and the list that names its pull request to be read as one. */
const WAIT_MS = 90_000;

/** Asks for the reading of repositories that were pushed to, or whose pull requests changed: many pages ask once. */
export const followRepositories =
  (now: () => Date): Follow =>
  async (tx, { orgId }, touched) => {
    const keys = [...new Set([...touched.repositories, ...touched.pulls.map(({ repo }) => repo)])];
    const found = keys.length === 0 ? [] : await linkedRepositories(tx, orgId, keys);
    const pushed = touched.pushes.length === 0 ? [] : await pushedRepositories(tx, orgId, touched.pushes);
    const dueAt = new Date(now().getTime() + WAIT_MS);
    for (const repoId of new Set([...found, ...pushed]))
      await recordSoon(tx, analyzeRepository, { orgId, repoId }, dueAt);
  };
