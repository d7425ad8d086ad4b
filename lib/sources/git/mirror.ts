import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { clearStaleLocks } from "./clear-stale-locks.ts";
import type { Git } from "./git-program.ts";
import { type Lookup, pinHost } from "./pin-host.ts";
import { parseRemoteAddress } from "./remote-address.ts";
import { type RemoteAccess, type RemoteToken, remoteCall } from "./remote-call.ts";
import { runGit } from "./run-git.ts";

export type MirrorOptions = {
  readonly url: string;
  /** Where the mirror is kept; only its parent need exist beforehand, and no other process may write there. */
  readonly mirrorDir: string;
  readonly token?: RemoteToken;
  readonly lookup: Lookup;
  /** A file of certificates in PEM: these are trusted, and no others. */
  readonly caFile?: string;
  /** Hosts that may lie in a private network. */
  readonly allowedHosts?: readonly string[];
  /** Milliseconds since 1970: locks of git that are older than a few seconds are left from a crash. */
  readonly now: () => number;
  /** Lets `file:` addresses through; for tests. */
  readonly allowFile?: boolean;
};

const REFSPECS = ["heads/*", "tags/*", "pull/*/head", "merge-requests/*/head", "notes/ai*"].map(
  (part) => `+refs/${part}:refs/${part}`,
);

/**
 * Brings a remote repository into `mirrorDir`, or what is new of it, with its pull request heads and AI notes. A first
 * copy is made beside and moved into place when it is whole, so a mirror is either complete or not there.
 */
export async function mirrorRepository(git: Git, options: MirrorOptions): Promise<void> {
  const { allowFile = false, allowedHosts = [], caFile } = options;
  const remote = parseRemoteAddress(options.url, { allowFile, allowedHosts });
  const address = remote.scheme === "file" ? "" : await pinHost(remote, options.lookup, allowedHosts);
  const access: RemoteAccess = {
    remote,
    address,
    token: options.token ?? null,
    ...(caFile === undefined ? {} : { caFile }),
  };
  if (await exists(join(options.mirrorDir, "HEAD"))) {
    await clearStaleLocks(options.mirrorDir, options.now());
    await fetchAll(git, options.mirrorDir, access);
    return;
  }
  const partial = `${options.mirrorDir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(options.mirrorDir, { recursive: true, force: true });
  await mkdir(dirname(partial), { recursive: true });
  await runGit(git, {
    gitDir: null,
    args: ["init", "--quiet", "--bare", "--template=", await formatOf(git, access), partial],
  });
  await fetchAll(git, partial, access);
  await rename(partial, options.mirrorDir);
}

async function fetchAll(git: Git, gitDir: string, access: RemoteAccess): Promise<void> {
  const flags = [
    "--quiet",
    "--prune",
    "--no-tags",
    "--force",
    "--no-write-fetch-head",
    "--no-recurse-submodules",
  ];
  await runGit(git, remoteCall(access, gitDir, ["fetch", ...flags, access.remote.url, ...REFSPECS]));
  const listed = await runGit(
    git,
    remoteCall(access, gitDir, ["ls-remote", "--symref", access.remote.url, "HEAD"]),
  );
  const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(listed.toString("utf8"))?.[1];
  if (head !== undefined) await runGit(git, { gitDir, args: ["symbolic-ref", "HEAD", head] });
}

/** The kind of ids the remote uses, told by their length; SHA-1 where it has no commits yet. */
async function formatOf(git: Git, access: RemoteAccess): Promise<string> {
  const listed = await runGit(git, remoteCall(access, null, ["ls-remote", access.remote.url]));
  const idLength = listed.toString("latin1").indexOf("\t");
  return `--object-format=${idLength === 64 ? "sha256" : "sha1"}`;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
