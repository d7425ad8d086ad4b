import { lookup } from "node:dns/promises";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "@/lib/core/db.ts";
import { trustedCertificates } from "@/lib/core/trusted-certificates.ts";
import type { ReadRepository } from "@/lib/settings/repository-store.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { mirrorRepository } from "@/lib/sources/git/mirror.ts";
import { type OpenRepository, openRepository } from "@/lib/sources/git/open-repository.ts";
import { remoteAccess } from "./remote-access.ts";

export type OpenDeps = { readonly db: Db; readonly dataDir: string; readonly encryptionKeys: string };

/** Opens what a repository's row names. A remote one is mirrored under the data directory first. */
export const openSource =
  (deps: OpenDeps) =>
  async (repository: ReadRepository, scratchDir: string): Promise<OpenRepository> => {
    const git = createGit();
    if (repository.source === "local") return openRepository(git, { path: repository.location, scratchDir });
    const mirrors = join(deps.dataDir, "mirrors");
    const mirrorDir = join(mirrors, `${repository.id}.git`);
    await mkdir(mirrors, { recursive: true });
    const { token, caBundle, privateHosts } = await remoteAccess(deps, repository);
    const caFile = caBundle === null ? null : await keepCertificates(scratchDir, repository.id, caBundle);
    try {
      await mirrorRepository(git, {
        url: repository.location,
        mirrorDir,
        lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
        allowedHosts: privateHosts,
        now: Date.now,
        ...(caFile === null ? {} : { caFile }),
        ...(token === null ? {} : { token: { secret: token } }),
      });
    } finally {
      if (caFile !== null) await rm(caFile, { force: true });
    }
    return openRepository(git, { path: mirrorDir, scratchDir });
  };

/** Git takes certificates from a file, and then no others: the usual ones go along. */
async function keepCertificates(dir: string, name: string, caBundle: string): Promise<string> {
  const file = join(dir, `${name}.pem`);
  await writeFile(file, trustedCertificates(caBundle), { mode: 0o600 });
  return file;
}
