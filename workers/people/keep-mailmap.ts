import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { replaceAliases } from "@/lib/normalized/people/alias-store.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readMailmap } from "@/lib/sources/git/read-mailmap.ts";

/** Keeps what the `.mailmap` of the commit `tip` says. `hold` throws where the reading is no longer the one that counts. */
export async function keepMailmap(
  db: Db,
  scope: RepoScope,
  source: OpenRepository,
  tip: string | null,
  hold: (tx: Tx) => Promise<void>,
): Promise<void> {
  const aliases = tip === null ? [] : await readMailmap(source, tip);
  await withOrg(db, scope.orgId, async (tx) => {
    await hold(tx);
    await replaceAliases(tx, scope, aliases);
  });
}
