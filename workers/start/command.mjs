import { spawn } from "node:child_process";
import { root } from "./places.mjs";

/** Runs one command of workers/cli.ts on the screen and answers its exit code. */
export function runCommand(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "workers/cli.ts", ...args], {
      cwd: root,
      env,
      stdio: ["inherit", "inherit", "inherit"],
    });
    const stop = () => child.kill("SIGTERM");
    process.once("exit", stop);
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code, signal) => {
      process.off("exit", stop);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
