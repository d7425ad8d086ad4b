import { z } from "zod";
import { openDb } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { type SyncScope, syncConnectionStage } from "@/workers/stages/sync-connection.ts";
import { follow } from "@/workers/sync/follow.ts";
import { SEAL } from "./two-hosts.ts";

/**
 * A process that reads connections to their ends, with the stages of the workers and nothing else, so that it can be killed in
 * the middle. Its first argument says where the database is and what to read.
 */
const { appUrl, scopes } = z
  .object({
    appUrl: z.string(),
    scopes: z.array(z.object({ orgId: z.string(), connectionId: z.string() })),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));
const SOON_MS = 120_000;
const db = openDb(appUrl, { max: 8 });
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const signal = new AbortController().signal;
const sleep = async (ms: number) => void (ahead += ms);
const deps = { db, encryptionKeys: SEAL, now, sleep, connectorOf, createHttp, follow, signal };

/** Takes turns until nothing is due for a while. What a killed process held is waited for by moving the time on. */
async function readToEnd(scope: SyncScope): Promise<void> {
  for (;;) {
    const due: (Date | null)[] = [];
    const again = async (_scope: SyncScope, at: Date | null) => void due.push(at);
    await syncConnectionStage({ ...deps, again })(scope);
    const [next] = due;
    const wait = next === null ? 0 : (next?.getTime() ?? Infinity) - now().getTime();
    if (wait > SOON_MS) return;
    ahead += Math.max(0, wait);
  }
}

await Promise.all(scopes.map(readToEnd));
await db.end();
