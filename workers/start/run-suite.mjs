import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countTests } from "./count-tests.mjs";
import { root } from "./places.mjs";
import { signalGroup } from "./processes.mjs";

/** Runs one suite on the screen and answers `{ passed, failed, skipped: string[] }`. A checker counts as one test. */
export async function runSuite({ command, vitest }) {
  if (command) {
    const code = await run(command);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
  }
  const folder = mkdtempSync(join(tmpdir(), "assay-suite-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await run(["node_modules/vitest/vitest.mjs", "run", "--project", vitest, ...reporters]);
    return countTests(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    const stop = () => signalGroup(child.pid, "SIGTERM");
    process.once("exit", stop);
    child.once("error", () => resolve(1));
    child.once("exit", (code) => {
      process.off("exit", stop);
      resolve(code ?? 1);
    });
  });
}
