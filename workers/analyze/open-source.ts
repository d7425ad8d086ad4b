import { lookup } from "node:dns/promises";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { unseal } from "@/lib/core/crypto.ts";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { ReadRepository } from "@/lib/settings/repository-store.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { mirrorRepository } from "@/lib/sources/git/mirror.ts";
import { type OpenRepository, openRepository } from "@/lib/sources/git/open-repository.ts";

export type OpenDeps = { readonly db: Db; readonly dataDir: string; readonly encryptionKeys: string };

/** Opens what a repository's row names. A remote one is mirrored under the data directory first. */
export const openSource =
  ({ db, dataDir, encryptionKeys }: OpenDeps) =>
  async (repository: ReadRepository, scratchDir: string): Promise<OpenRepository> => {
    const git = createGit();
    if (repository.source === "local") return openRepository(git, { path: repository.location, scratchDir });
    const mirrorDir = join(dataDir, "mirrors", `${repository.id}.git`);
    await mkdir(join(dataDir, "mirrors"), { recursive: true });
    const secret = await readToken(db, encryptionKeys, repository);
    await mirrorRepository(git, {
      url: repository.location,
      mirrorDir,
      lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
      now: Date.now,
      ...(secret === null ? {} : { token: { secret } }),
    });
    return openRepository(git, { path: mirrorDir, scratchDir });
  };

async function readToken(
  db: Db,
  keys: string,
  { orgId, connectionId }: ReadRepository,
): Promise<string | null> {
  if (connectionId === null) return null;
  const Sealed = z.object({ ciphertext: z.string().nullable(), keyId: z.string().nullable() });
  const [found] = await withOrg(db, orgId, (tx) =>
    rows(
      tx,
      Sealed,
      sql`SELECT secret_ciphertext AS ciphertext, secret_key_id AS "keyId" FROM connection
          WHERE org_id = ${orgId} AND id = ${connectionId}`,
    ),
  );
  if (!found?.ciphertext || !found.keyId) return null;
  const context = { orgId, recordId: connectionId, field: "secret" };
  return unseal(keys, context, { ciphertext: found.ciphertext, keyId: found.keyId });
}
