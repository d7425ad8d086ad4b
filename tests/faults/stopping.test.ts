import { afterEach, expect, test } from "vitest";
import { stillAlive } from "../support/alive.ts";
import { type Assay, dataFolder, removeAssay, startAssay } from "../support/assay.ts";

let assay: Assay | undefined;
afterEach(async () => {
  if (assay) await removeAssay(assay);
  assay = undefined;
});

const start = async (options?: Parameters<typeof startAssay>[1]) => {
  assay = startAssay(dataFolder(), options);
  return { assay, ...(await assay.ready()) };
};

test("Ctrl-C, which arrives once from the terminal and once from npm, leaves nothing running", async () => {
  const { assay, pids } = await start({ viaNpm: true });
  process.kill(-(assay.process.pid ?? 0), "SIGINT");
  process.kill(-(assay.process.pid ?? 0), "SIGINT");
  await assay.ended();
  expect(await stillAlive(pids)).toEqual([]);
});

test("when npm is killed outright, everything it started ends", async () => {
  const { assay, pids } = await start({ viaNpm: true });
  assay.process.kill("SIGKILL");
  await assay.ended();
  expect(await stillAlive(pids)).toEqual([]);
});

test.each(["web", "worker", "postgres"])(
  "when %s is killed it is named, the rest stops, and the run fails",
  async (name) => {
    const { assay, pids } = await start();
    process.kill(pids[name] ?? 0, "SIGKILL");
    expect(await assay.ended()).toBe(1);
    expect(assay.output()).toMatch(
      new RegExp(`The part "${name === "postgres" ? "PostgreSQL" : name}" ended by itself`),
    );
    expect(assay.output()).toContain("fix:");
    expect(await stillAlive(pids)).toEqual([]);
  },
);

test("when the supervisor is killed, web and worker end, and the next start takes over the database", async () => {
  const first = await start();
  first.assay.process.kill("SIGKILL");
  await first.assay.ended();
  const { postgres: _orphan, ...parts } = first.pids;
  expect(await stillAlive(parts)).toEqual([]);
  const second = startAssay(first.assay.dataDir);
  assay = second;
  await second.ready();
  second.process.kill("SIGTERM");
  expect(await second.ended()).toBe(0);
  expect(await stillAlive(first.pids)).toEqual([]);
});
