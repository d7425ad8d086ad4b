import { commandLine, parentOf } from "./processes.mjs";

/**
 * Calls `gone` when the npm that started us was killed without a word to us. A shell may stand between npm and us; it
 * survives npm, so its parent is watched as well.
 */
export function watchLauncher(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const viaShell = commandLine(parent).includes("workers/start/");
  const npm = viaShell ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!viaShell || parentOf(parent) === npm)) return;
    clearInterval(timer);
    gone();
  }, 1_000);
  timer.unref();
}
