import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/errors.ts";
import { rngFrom } from "@/lib/core/rng.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { blameReport } from "../blame-check/blame-report.ts";
import { checkBlame } from "../blame-check/check-blame.ts";
import { readThrice } from "../blame-check/read-thrice.ts";
import type { Terminal } from "./terminal.ts";
import { USAGES } from "./usages.ts";

const LINES = 50_000;

/**
 * Compares where lines come from with what `git blame` says, on a sample.
 * @throws AppError `unavailable` where they agree less than they should, or a difference has no rule.
 */
export async function blameCheckCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { path, lines, seed } = parse(args);
  const scratchDir = await mkdtemp(join(tmpdir(), "assay-"));
  try {
    const source = await openRepository(createGit(), { path: resolve(terminal.cwd, path), scratchDir });
    try {
      const report = (reading: number, done: number, total: number) =>
        terminal.progress(`reading ${reading} of 3${total > 0 ? `: ${done} of ${total} changes` : ""}`);
      const check = await checkBlame(source, await readThrice(source, report), rngFrom(seed), lines);
      terminal.progress(null);
      const { text, holds } = blameReport(check, seed);
      terminal.say(text);
      if (!holds) throw new AppError("unavailable", "The readings differ more than they should.");
    } finally {
      await source.close();
    }
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}

function parse(args: readonly string[]): { path: string; lines: number; seed: string } {
  const options = { lines: { type: "string" }, seed: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path] = positionals;
    const lines = Number(values.lines ?? LINES);
    if (path === undefined || positionals.length > 1) throw new Error("Name one repository.");
    if (!Number.isSafeInteger(lines) || lines < 1) throw new Error("--lines takes a whole number from 1.");
    return { path, lines, seed: values.seed ?? "1" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError("invalid", message, { fix: `Usage: ${USAGES.blameCheck}` });
  }
}
