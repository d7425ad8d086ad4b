import { spawn } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { root } from "./source-files.ts";

const Where = z.object({
  github: z.object({ url: z.string(), token: z.string() }),
  jira: z.object({ url: z.string(), email: z.string(), token: z.string() }),
});
const Sum = z.object({ requests: z.number(), points: z.number(), items: z.number() });
const Counted = z.object({
  github: z.object({
    requests: z.number(),
    byOperation: z.record(z.string(), Sum),
    violations: z.array(z.unknown()),
  }),
  jira: z.object({ requests: z.number(), points: z.number(), violations: z.array(z.unknown()) }),
});
export type Counted = z.output<typeof Counted>;

export type HostsProcess = z.output<typeof Where> & {
  /** What was asked for since the start, or since it was last told to forget; forgets it now where that is said. */
  readonly count: (then?: "forget" | "go on") => Promise<Counted>;
  readonly stop: () => void;
};

/** Both simulated hosts in a process of their own, so that they take no time from what is measured on another core. */
export async function startHosts(seed: string, size: "tiny" | "small" | "full"): Promise<HostsProcess> {
  const told = JSON.stringify({ seed, size, isLimited: false });
  const child = spawn(process.execPath, ["--import", "tsx", "tests/simulator/run-hosts.ts", told], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const answer = async (): Promise<unknown> => ((await once(child, "message")) as unknown[])[0];
  const where = Where.parse(await answer());
  return {
    ...where,
    count: async (then = "go on") => {
      const before = answer();
      child.send("count");
      const counted = Counted.parse(await before);
      if (then === "forget") {
        const after = answer();
        child.send("forget");
        await after;
      }
      return counted;
    },
    stop: () => void child.kill(),
  };
}
