import { z } from "zod";
import { openDb } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { follow } from "@/workers/sync/follow.ts";
import { syncAll } from "./sync-lab.ts";
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
const db = openDb(appUrl, { max: 8 });
const deps = {
  db,
  encryptionKeys: SEAL,
  now: () => new Date(),
  connectorOf,
  createHttp,
  follow,
  signal: new AbortController().signal,
  again: async () => undefined,
};
await Promise.all(scopes.map((scope) => syncAll(deps, scope, 1_000)));
await db.end();
