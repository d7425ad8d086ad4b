import { checkDatabase } from "./doctor-database.mjs";
import { checkMachine } from "./doctor-machine.mjs";
import { loadEnvironment } from "./places.mjs";

/**
 * Checks what Assay rests on and prints one line for each, with a `fix:` line under each fault. Needs nothing installed.
 * Answers the exit code: 1 when something must be mended.
 */
export async function doctor() {
  loadEnvironment();
  let faults = 0;
  for await (const { name, ok, detail, fix, warning } of checks()) {
    if (!ok && !warning) faults += 1;
    console.log(`${ok ? "✓" : warning ? "!" : "✗"} ${name}${detail ? `: ${detail}` : ""}`);
    if (!ok) console.log(`  fix: ${fix}`);
  }
  console.log(faults === 0 ? "\nNothing to mend." : `\n${faults} to mend.`);
  return faults === 0 ? 0 : 1;
}

async function* checks() {
  yield* checkMachine();
  yield* checkDatabase();
}
