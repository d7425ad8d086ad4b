import type { Tx } from "@/lib/core/db.ts";
import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { foundRepositories } from "@/lib/normalized/hosted/found-repositories.ts";
import { adoptRepositories } from "@/lib/settings/adopt-repositories.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { originUrl } from "@/lib/sources/git/origin-url.ts";

const originOf = (folder: string) => originUrl(createGit(), folder);

/** Makes chosen repositories of a code host ones that git reads, and asks for the reading of what is new or has moved. */
export async function adopt(
  tx: Tx,
  scope: { readonly orgId: string; readonly connectionId: string },
  keys: readonly string[],
): Promise<void> {
  const { orgId } = scope;
  const chosen = await foundRepositories(tx, orgId, keys);
  for (const repoId of await adoptRepositories(tx, scope, chosen, originOf))
    await recordIntent(tx, analyzeRepository, { orgId, repoId });
}
