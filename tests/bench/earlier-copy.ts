import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/**
 * Makes a bare repository in `copy` that borrows the objects of `gitDir`. `moveTo` puts its branches to where they stood before
 * the last so many first-parent commits of the branch that HEAD names; 0 is where they stand now.
 */
export async function earlierCopy(
  gitDir: string,
  copy: string,
): Promise<{ readonly moveTo: (commits: number) => Promise<void> }> {
  const head = (await runGit(gitDir, ["symbolic-ref", "HEAD"])).trim();
  await runGit(gitDir, ["init", "--quiet", "--bare", "--template=", copy]);
  mkdirSync(join(copy, "objects", "info"), { recursive: true });
  writeFileSync(join(copy, "objects", "info", "alternates"), `${join(gitDir, "objects")}\n`);
  await runGit(copy, ["symbolic-ref", "HEAD", head]);
  const listed = lines(
    await runGit(gitDir, ["for-each-ref", "--format=%(objectname) %(refname)", "refs/heads"]),
  );
  const now = listed.map((line) => line.split(" ") as [string, string]);
  const moveTo = async (commits: number): Promise<void> => {
    const cut = (await runGit(gitDir, ["rev-parse", `${head}~${commits}`])).trim();
    const cutAt = (await runGit(gitDir, ["log", "-1", "--format=%ct", cut])).trim();
    const refs: string[] = [];
    for (const [tip, name] of now) {
      const args = ["rev-list", "-1", "--first-parent", `--before=${cutAt}`, tip];
      const sha = commits === 0 ? tip : name === head ? cut : (await runGit(gitDir, args)).trim();
      if (sha !== "") refs.push(`${sha} ${name}\n`);
    }
    writeFileSync(join(copy, "packed-refs"), `# pack-refs with: sorted \n${refs.join("")}`);
  };
  return { moveTo };
}
