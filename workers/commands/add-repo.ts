import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { ask } from "@/lib/jobs/ask.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { parseLocation } from "@/lib/settings/parse-location.ts";
import type { Terminal } from "./terminal.ts";
import type { CommandDeps } from "./with-database.ts";

const State = z.object({
  state: z.string(),
  phase: z.string().nullable(),
  done: z.number(),
  total: z.number(),
  message: z.string().nullable(),
  fix: z.string().nullable(),
  changes: z.number(),
});

/** Adds repositories to the first organisation, waits for their first numbers and prints where they are. */
export async function addRepoCommand(
  paths: readonly string[],
  { db, queues, appUrl }: CommandDeps,
  terminal: Terminal,
): Promise<void> {
  if (paths.length === 0) {
    throw new AppError("invalid", "Name a repository.", { fix: "Usage: assay add-repo PATH_OR_URL …" });
  }
  const orgId = FIRST_ORGANISATION;
  await withOrg(db, orgId, (tx) =>
    execute(
      tx,
      sql`INSERT INTO organisation (id, name) VALUES (${orgId}, 'My organisation') ON CONFLICT DO NOTHING`,
    ),
  );
  const added: { name: string; repoId: string; teamId: string }[] = [];
  for (const path of paths) {
    const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^[\w.-]+@[\w.-]+:/.test(path);
    const location = parseLocation(isAddress ? path : resolve(terminal.cwd, path));
    const found = await withOrg(db, orgId, (tx) => addRepository(tx, { ...location, orgId, userId: null }));
    await ask(db, queues, analyzeRepository, { orgId, repoId: found.repoId });
    added.push({ name: location.name, ...found });
  }
  for (const { name, repoId, teamId } of added) {
    let shown = false;
    const show = () => {
      if (shown) return;
      shown = true;
      terminal.progress(null);
      terminal.say(`${name}: ${new URL(`/teams/${teamId}`, appUrl).href}`);
    };
    const changes = await untilRead(db, orgId, repoId, (text, hasNumbers) => {
      if (hasNumbers) show();
      terminal.progress(`${name}: ${text}`);
    });
    show();
    terminal.progress(null);
    terminal.say(`${name}: read to the end, ${changes.toLocaleString("en-US")} changes.`);
  }
}

/** Waits for the end of a read and answers how many changes it found. */
async function untilRead(
  db: Db,
  orgId: string,
  repoId: string,
  tell: (text: string, hasNumbers: boolean) => void,
): Promise<number> {
  let begun = false;
  for (;;) {
    const [now] = await withOrg(db, orgId, (tx) =>
      rows(
        tx,
        State,
        sql`SELECT state, phase, progress_done AS done, progress_total AS total, fault_message AS message, fault_fix AS fix,
              coalesce((health -> 'counts' ->> 'changes')::int, 0) AS changes
            FROM repository WHERE org_id = ${orgId} AND id = ${repoId}`,
      ),
    );
    if (!now) throw new AppError("not-found", "The repository was removed meanwhile.");
    begun ||= now.state !== "failed";
    if (now.state === "ready") return now.changes;
    if (now.state === "failed" && begun) {
      throw new AppError(
        "unavailable",
        now.message ?? "The reading failed.",
        now.fix === null ? {} : { fix: now.fix },
      );
    }
    tell(progressText(now), now.phase === "changes" && now.done > 0);
    await sleep(250);
  }
}

function progressText({ state, phase, done, total }: z.output<typeof State>): string {
  if (total > 0) return `${done} of ${total} ${phase ?? "changes"} read`;
  if (phase === "commits") return done > 0 ? `${done} commits read` : "reading commits";
  return state === "queued" ? "waiting for a worker" : (phase ?? state);
}
