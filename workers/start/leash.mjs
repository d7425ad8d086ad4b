import { spawn } from "node:child_process";

// `next dev` ends at once when it finds a channel to its parent, so this process holds the channel for it.
const child = spawn(process.execPath, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
child.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
