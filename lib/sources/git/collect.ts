import { AppError } from "@/lib/core/errors.ts";
import { brokeOff } from "./broke-off.ts";
import type { Git } from "./git-program.ts";
import { isAncestor } from "./is-ancestor.ts";
import { peelCommits } from "./peel-commits.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { remoteOf } from "./remote-of.ts";
import { runGit } from "./run-git.ts";
import type { RefsSnapshot } from "./schema.ts";

const READ = ["refs/heads", "refs/remotes", "refs/tags", "refs/pull", "refs/merge-requests", "refs/notes/ai"];

type Names = {
  readonly listed: readonly Listed[];
  readonly head: string | null;
  readonly headId: string | null;
};

/** The names in the repository at `source`, and the ids that they stand for. */
export async function listNames(source: { git: Git; gitDir: string }): Promise<Names> {
  const [listed, head, headId] = await Promise.all([
    listRefs(source),
    symbolicHead(source),
    headCommit(source),
  ]);
  return { listed, head, headId };
}

/** The refs that these names are: everything about objects is read through the reading directory. */
export async function collectRefs(
  { listed, head, headId }: Names,
  directory: ReadingDirectory,
): Promise<RefsSnapshot> {
  const named = listed.filter((ref) => ref.symref === "");
  const commits = await peelCommits(directory, [
    ...named.map((ref) => ref.id),
    ...(headId === null ? [] : [headId]),
  ]);
  const refs = named.flatMap(({ name, id }) => {
    const commit = commits.get(id);
    if (commit === undefined && name.startsWith("refs/heads/")) throw missingTip(name, id);
    return commit === undefined ? [] : [{ name, ...commit }];
  });
  const remote = remoteOf(refs.map((ref) => ref.name));
  return {
    objectFormat: directory.idLength === 64 ? "sha256" : "sha1",
    refs,
    head,
    headSha: headId === null ? null : (commits.get(headId)?.sha ?? null),
    remoteHead: listed.find((ref) => ref.name === `refs/remotes/${remote}/HEAD`)?.symref ?? null,
    aheadOfRemote: await aheadOfRemote(directory, refs, remote),
  };
}

type Listed = { readonly name: string; readonly id: string; readonly symref: string };

async function listRefs(source: { git: Git; gitDir: string }): Promise<Listed[]> {
  const args = ["for-each-ref", "--format=%(objectname) %(symref) %(refname)", ...READ];
  let complaint = "";
  const output = await runGit(source.git, { ...source, args, onEnd: (_code, said) => (complaint = said) });
  const broken = complaint.match(/(refs\/heads\/\S+) does not point to a valid object/)?.[1];
  if (broken !== undefined) throw missingTip(broken, "its tip");
  const lines = output.toString("utf8").split("\n");
  if (lines.pop() !== "") throw brokeOff("for-each-ref");
  return lines.map((line) => {
    const [id = "", symref = "", name = ""] = line.split(" ");
    return { id, symref, name };
  });
}

async function symbolicHead(source: { git: Git; gitDir: string }): Promise<string | null> {
  const output = await runGit(source.git, { ...source, args: ["symbolic-ref", "-q", "HEAD"], answers: [1] });
  return output.toString("utf8").trim() || null;
}

async function headCommit(source: { git: Git; gitDir: string }): Promise<string | null> {
  const output = await runGit(source.git, {
    ...source,
    args: ["rev-parse", "-q", "--verify", "HEAD"],
    answers: [1],
  });
  return output.toString("utf8").trim() || null;
}

async function aheadOfRemote(
  directory: ReadingDirectory,
  refs: RefsSnapshot["refs"],
  remote: string | null,
): Promise<string[]> {
  const remoteTips = new Map(refs.map((ref) => [ref.name, ref.sha]));
  const ahead: string[] = [];
  for (const { name, sha } of refs) {
    if (!name.startsWith("refs/heads/")) continue;
    const branch = name.slice("refs/heads/".length);
    const other = remoteTips.get(`refs/remotes/${remote}/${branch}`);
    if (other !== undefined && other !== sha && (await isAncestor(directory, other, sha))) ahead.push(branch);
  }
  return ahead;
}

const missingTip = (name: string, id: string): AppError =>
  new AppError("unavailable", `The repository lacks a commit that it names: ${name} (${id})`, {
    fix: "Run `git fsck` in the repository and fetch what it names as missing, then start the reading again.",
  });
