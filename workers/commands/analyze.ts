import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/core/errors.ts";
import { nameOf } from "@/lib/settings/parse-location.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { analyzeHistory } from "../analyze/analyze-history.ts";
import { analyzeReport } from "../analyze/analyze-report.ts";
import { AnalyzeSchema } from "../analyze/analyze-schema.ts";
import { collectSink } from "../analyze/collect-sink.ts";
import { toAnalyzeJson } from "../analyze/to-analyze-json.ts";
import type { Terminal } from "./terminal.ts";
import { USAGES } from "./usages.ts";

/** Runs the pipeline over a repository of this machine without a server, and reports. */
export async function analyzeCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parse(args);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw usage("Name one repository.");
  const since = values.since === undefined ? null : parseDate(values.since);
  const name = nameOf(resolve(terminal.cwd, path));
  const scratchDir = await mkdtemp(join(tmpdir(), "assay-"));
  try {
    const source = await openRepository(createGit(), { path: resolve(terminal.cwd, path), scratchDir });
    try {
      const { sink, collected } = collectSink();
      const report = (phase: string, done: number, total: number) =>
        terminal.progress(total > 0 ? `${done} of ${total} ${phase} read` : `${done} ${phase} read`);
      await analyzeHistory(source, sink, { carried: null, repository: null, report });
      const result = toAnalyzeJson(name, collected, since);
      terminal.progress(null);
      if (values.json !== undefined) {
        const file = resolve(terminal.cwd, values.json);
        await write(file, `${JSON.stringify(AnalyzeSchema.parse(result))}\n`);
        terminal.say(`Written to ${file}.`);
      }
      terminal.say(analyzeReport(result));
    } finally {
      await source.close();
    }
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new AppError("invalid", `${file} cannot be written.`, {
      fix: "Name a file in a folder that exists and that you may write to.",
      cause,
    });
  }
}

function parse(args: readonly string[]) {
  try {
    const options = { since: { type: "string" }, json: { type: "string" } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function parseDate(text: string): number {
  // A time without a zone is meant in UTC, as a date is, wherever this runs.
  const zoned = /T.*[\d:]$/.test(text) && !/[+-]\d{2}:?\d{2}$/.test(text) ? `${text}Z` : text;
  const at = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(at)) throw usage(`“${text}” is no date; write it like 2026-01-31.`);
  return Math.floor(at / 1000);
}

const usage = (message: string) => new AppError("invalid", message, { fix: `Usage: ${USAGES.analyze}` });
