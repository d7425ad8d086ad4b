import type { ChangeDiff } from "@/lib/model/change-diff.ts";

/** A copy of a diff that outlives the reused buffers. */
export function plainDiff(change: ChangeDiff) {
  const { n, hash, length, alnum, flags } = change.lines;
  return {
    sha: change.mergeSha,
    files: change.files.map((file) => ({ ...file, hunks: [...file.hunks] })),
    lines: Array.from({ length: n }, (_, at) => ({
      hash: hash[at] ?? 0,
      length: length[at] ?? 0,
      alnum: alnum[at] ?? 0,
      flags: flags[at] ?? 0,
    })),
  };
}
