import { spawn } from "node:child_process";
import { root } from "./places.mjs";
import { signalGroup } from "./processes.mjs";
import { StartError } from "./start-error.mjs";

/** Runs a Node program of the clone to its end and keeps its output for the case that it fails. */
export async function runQuietly(args, { env = {}, fix }) {
  let output = "";
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stop = () => signalGroup(child.pid, "SIGTERM");
    process.once("exit", stop);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output = (output + chunk).slice(-20_000)));
    child.once("error", (error) => resolve(error.message));
    child.once("close", (exit, signal) => {
      process.off("exit", stop);
      resolve(exit ?? signal);
    });
  });
  if (code !== 0)
    throw new StartError(
      `${args.filter((arg) => !arg.startsWith("-"))[0]} ended with ${code}.\n${output.trimEnd()}`,
      fix,
    );
  return output;
}
