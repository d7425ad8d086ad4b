import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createReadingDirectory } from "@/lib/sources/git/create-reading-directory.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";

const Call = z.object({ place: z.number(), args: z.array(z.string()) });

export type Floor = { readonly seconds: number; readonly cpuSeconds: number };

/**
 * Runs the `git log` and `git diff-tree` commands of a recorded analysis again, with the same options and the same input,
 * one after the other and with nobody reading what they say.
 */
export async function measureFloor(recorded: string, gitDir: string, scratchDir: string): Promise<Floor> {
  const git = createGit();
  const directory = await createReadingDirectory(git, {
    objectsDir: join(gitDir, "objects"),
    objectFormat: "sha1",
    scratchDir,
  });
  try {
    let [seconds, cpuSeconds] = [0, 0];
    for (const { place, args } of callsOf(recorded)) {
      const here = args.map((each) =>
        each.startsWith("--git-dir=") ? `--git-dir=${directory.gitDir}` : each,
      );
      const began = performance.now();
      cpuSeconds += await toNowhere(here, join(recorded, `${place}.in`), git.env);
      seconds += (performance.now() - began) / 1000;
    }
    return { seconds, cpuSeconds };
  } finally {
    await directory.close();
  }
}

function callsOf(recorded: string): z.output<typeof Call>[] {
  const lines = readFileSync(join(recorded, "calls.jsonl"), "utf8").trim().split("\n");
  const calls = lines.map((line) => Call.parse(JSON.parse(line)));
  return calls.filter(({ args }) => {
    const verb = args[args.findIndex((each) => each.startsWith("--git-dir=")) + 1];
    return verb === "log" || verb === "diff-tree";
  });
}

/** Answers the processor seconds that the command took, as the shell counts them. */
async function toNowhere(
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const stdin = openSync(input, "r");
  try {
    const child = spawn("sh", ["-c", 'git "$@" >/dev/null && times', "sh", ...args], {
      env: env as NodeJS.ProcessEnv,
      stdio: [stdin, "pipe", "inherit"],
    });
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += String(chunk)));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    if (code !== 0) throw new Error(`git ended with code ${code}`);
    return secondsIn(said.trim().split("\n").at(-1) ?? "");
  } finally {
    closeSync(stdin);
  }
}

/** `1m2.50s 0m0.25s` as seconds. */
const secondsIn = (text: string): number =>
  [...text.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
