import type { Tx } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { replaceAliases } from "@/lib/normalized/people/alias-store.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readMailmap } from "@/lib/sources/git/read-mailmap.ts";

/** Keeps what the `.mailmap` of the commit `tip` says, with the reading that it belongs to. */
export async function keepMailmap(
  tx: Tx,
  scope: RepoScope,
  source: OpenRepository,
  tip: string | null,
): Promise<void> {
  await replaceAliases(tx, scope, tip === null ? [] : await readMailmap(source, tip));
}
