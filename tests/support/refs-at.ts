import { execFileSync } from "node:child_process";

type Ref = { readonly name: string; readonly sha: string };

const git = (gitDir: string, args: readonly string[], input = ""): string =>
  execFileSync("git", [...args], { env: { ...process.env, GIT_DIR: gitDir }, input, maxBuffer: 1 << 28 })
    .toString("utf8")
    .trim();

/** The refs of a bare repository as they are. */
export const refsOf = (gitDir: string): Ref[] =>
  git(gitDir, ["for-each-ref", "--format=%(refname) %(objectname)"])
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ name: line.split(" ")[0] ?? "", sha: line.split(" ")[1] ?? "" }));

/** Moves the refs of a bare repository to where they stood at a time (seconds); those that were not there yet go. */
export function moveRefsTo(gitDir: string, refs: readonly Ref[], at: number): void {
  const commands = refs.map(({ name, sha }) => {
    const then = git(gitDir, ["rev-list", "-1", "--first-parent", `--before=${at}`, sha]);
    return then === "" ? `delete ${name}` : `update ${name} ${then}`;
  });
  git(gitDir, ["update-ref", "--stdin"], `${commands.join("\n")}\n`);
}
