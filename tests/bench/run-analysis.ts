import { spawn } from "node:child_process";
import { root } from "../support/source-files.ts";
import { Answered, type Asked } from "./measured-run.ts";

/** Analyses a repository in a process of its own, so that its memory and processor time are its own. */
export async function runAnalysis(asked: Asked): Promise<Answered> {
  const args = ["--import", "tsx", "tests/bench/analyze-once.ts", JSON.stringify(asked)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => (output += String(chunk)));
  child.stderr.on("data", (chunk: Buffer) => (complaint += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`The analysis ended with code ${code}.\n${complaint}`);
  return Answered.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
}
