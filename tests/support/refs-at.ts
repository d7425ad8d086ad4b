import { execFileSync } from "node:child_process";

/** `sha`: the commit that a ref names, also through a tag. */
type Ref = { readonly name: string; readonly sha: string };

const git = (gitDir: string, args: readonly string[], input = ""): string =>
  execFileSync("git", [...args], { env: { ...process.env, GIT_DIR: gitDir }, input, maxBuffer: 1 << 28 })
    .toString("utf8")
    .trim();

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** The refs of a bare repository as they are. */
export const refsOf = (gitDir: string): Ref[] =>
  linesOf(git(gitDir, ["for-each-ref", "--format=%(refname) %(objectname) %(*objectname)"])).map((line) => {
    const [name = "", object = "", peeled = ""] = line.split(" ");
    return { name, sha: peeled === "" ? object : peeled };
  });

/** Moves the refs of a bare repository to where they stood at a time (seconds); those that were not there yet go. */
export function moveRefsTo(gitDir: string, refs: readonly Ref[], at: number): void {
  const shas = refs.map(({ sha }) => `${sha}\n`).join("");
  const commits = new Map(
    linesOf(git(gitDir, ["log", "--stdin", "--format=%H %ct %P"], shas)).map((line) => {
      const [sha = "", time = "", parent] = line.split(" ");
      return [sha, { time: Number(time), parent }] as const;
    }),
  );
  const commands = refs.map(({ name, sha }) => {
    let then: string | undefined = sha;
    while (then !== undefined && (commits.get(then)?.time ?? 0) > at) then = commits.get(then)?.parent;
    return then === undefined ? `delete ${name}` : `update ${name} ${then}`;
  });
  git(gitDir, ["update-ref", "--stdin"], `${commands.join("\n")}\n`);
}
