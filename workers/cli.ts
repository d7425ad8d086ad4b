import { AppError } from "@/lib/core/errors.ts";
import { redact } from "@/lib/core/redact.ts";
import { openTerminal } from "./commands/terminal.ts";
import { USAGES } from "./commands/usages.ts";
import type { CommandDeps } from "./commands/with-database.ts";
import { keepHeapTight } from "./keep-heap-tight.ts";

const HELP = `assay: commands for people and scripts

  ${USAGES.analyze}
      Read a repository of this machine and report, without a server.
  ${USAGES.blameCheck}
      Compare where the lines of a repository come from with git blame, without a server.
  assay add-repo PATH_OR_URL …
      Add repositories, wait for the first numbers and print their dashboards.
  ${USAGES.sync}
      Read what connections tell now; with --wait until it has been read.
  ${USAGES.rebuild}
      Compute everything to the right of there again.
  assay user reset-password EMAIL
      Give an account a new password and end its sessions.
  assay doctor
      Check this installation; each fault comes with what fixes it.

Exit codes: 0 done · 1 failed, try again or see the message · 2 the command or its input was wrong · 3 not found.`;

const EXIT: Readonly<Record<string, number>> = { invalid: 2, conflict: 2, forbidden: 2, "not-found": 3 };

async function main([command, ...args]: readonly string[]): Promise<void> {
  keepHeapTight();
  const terminal = openTerminal(process.env["ASSAY_CWD"] ?? process.cwd());
  // A command is loaded when it is asked for: most of them need what talks to hosts, and that takes seconds.
  const stored = async (run: (deps: CommandDeps) => Promise<void>): Promise<void> =>
    (await import("./commands/with-database.ts")).withDatabase(run);
  switch (command) {
    case "analyze":
      return (await import("./commands/analyze.ts")).analyzeCommand(args, terminal);
    case "blame-check":
      return (await import("./commands/blame-check.ts")).blameCheckCommand(args, terminal);
    case "add-repo": {
      const { addRepoCommand } = await import("./commands/add-repo.ts");
      return stored((deps) => addRepoCommand(args, deps, terminal));
    }
    case "rebuild": {
      const { rebuildCommand } = await import("./commands/rebuild.ts");
      return stored((deps) => rebuildCommand(args, deps, terminal));
    }
    case "sync": {
      const { syncCommand } = await import("./commands/sync.ts");
      return stored((deps) => syncCommand(args, deps, terminal));
    }
    case "user": {
      if (args[0] !== "reset-password") break;
      const { resetPasswordCommand } = await import("./commands/reset-password.ts");
      return stored((deps) => resetPasswordCommand(args.slice(1), deps, terminal));
    }
    case "help":
    case "--help":
    case "-h":
    case undefined:
      return terminal.say(HELP);
  }
  throw new AppError("invalid", `There is no command “${[command, ...args].join(" ")}”.`, {
    fix: "See: assay help",
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof AppError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${redact(known && error.fix ? `${error.fix}\n${message}` : message)}\n`);
  if (!known && error instanceof Error) process.stderr.write(`${redact(error.stack ?? "")}\n`);
  process.exitCode = known ? (EXIT[error.code] ?? 1) : 1;
}
