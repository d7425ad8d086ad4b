import { parseArgs } from "node:util";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { readComplexity } from "@/lib/jobs/read-complexity.ts";
import { readableConnections } from "@/lib/settings/connection-store.ts";
import { openSource } from "../analyze/open-source.ts";
import { openKept } from "../complexity/open-kept.ts";
import { analyzeRepositoryStage } from "../stages/analyze-repository.ts";
import { readClosedStage } from "../stages/read-closed.ts";
import { refreshFactsStage } from "../stages/refresh-facts.ts";
import { understandAgainStage } from "../stages/understand-again.ts";
import { hostDeps } from "../sync/host-deps.ts";
import { listOrganisations } from "./list-organisations.ts";
import type { Terminal } from "./terminal.ts";
import { USAGES } from "./usages.ts";
import type { CommandDeps } from "./with-database.ts";

/**
 * Computes everything to the right of a room again. The lines of a change are not stored, so what lies right of raw and
 * right of the normalised records is read from git again; the books only take up differences.
 */
export async function rebuildCommand(
  args: readonly string[],
  deps: CommandDeps,
  terminal: Terminal,
): Promise<void> {
  const from = parseFrom(args);
  const { db, dataDir } = deps;
  const now = () => new Date();
  const analyze = analyzeRepositoryStage({ db, dataDir, now, open: openSource(deps) });
  const refresh = refreshFactsStage({ db });
  const readAllClosed = readClosedStage({
    db,
    dataDir,
    open: openKept(deps),
    // Nobody waits for a turn here: it goes on to the end.
    clockMs: () => 0,
    goOn: async () => undefined,
    signal: new AbortController().signal,
  });
  for (const orgId of await listOrganisations(db)) {
    if (from === "raw") await rebuildConnections(deps, orgId, terminal);
    const repositories = await withOrg(db, orgId, (tx) =>
      rows(
        tx,
        z.object({ id: z.uuid(), name: z.string() }),
        sql`SELECT id, name FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL ORDER BY name, id`,
      ),
    );
    for (const { id: repoId, name } of repositories) {
      terminal.progress(`${name}: rebuilding from ${from}`);
      let isDone = true;
      if (from === "ledger") await refresh({ orgId, repoId });
      else {
        await withOrg(db, orgId, (tx) =>
          execute(tx, sql`DELETE FROM replay_part WHERE org_id = ${orgId} AND repo_id = ${repoId}`),
        );
        isDone = (await analyze({ orgId, repoId })) !== null;
        if (isDone) await readAllClosed({ orgId, repoId });
        // What changes did is measured behind all readings, by whoever runs the queues.
        if (isDone) await recordIntent(db, readComplexity, { orgId, repoId });
      }
      terminal.progress(null);
      terminal.say(
        isDone ? `${name}: rebuilt from ${from}.` : `${name}: left to a reading that has begun meanwhile.`,
      );
    }
  }
}

/** What hosts told is understood again; nothing of it is asked for again. */
async function rebuildConnections(deps: CommandDeps, orgId: string, terminal: Terminal): Promise<void> {
  const { db } = deps;
  const understand = understandAgainStage(hostDeps({ ...deps, signal: new AbortController().signal }));
  for (const { id, name } of await withOrg(db, orgId, (tx) => readableConnections(tx, orgId))) {
    terminal.progress(`${name}: rebuilding from raw`);
    const written = await understand({ orgId, connectionId: id });
    terminal.progress(null);
    terminal.say(`${name}: rebuilt from raw, ${written} rows changed.`);
  }
}

function parseFrom(args: readonly string[]): "raw" | "normalized" | "ledger" {
  const { values } = parseArgs({ args: [...args], options: { from: { type: "string" } }, strict: false });
  const from = z.enum(["raw", "normalized", "ledger"]).safeParse(values["from"]);
  if (from.success) return from.data;
  throw new AppError("invalid", "Say where to begin.", { fix: `Usage: ${USAGES.rebuild}` });
}
