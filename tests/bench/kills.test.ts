import { loadavg } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { compareKilled } from "../support/compare-killed.ts";
import { type HostPair, startHostPair } from "../support/host-pair.ts";

const KILLS = 20;
/** Lists that are read side by side: two and four of GitHub, three of Jira. */
const LANES = 9;
const SEED = "twenty kills";
const SIZE = process.env["ASSAY_BENCH_ORGANISATION"] === "full" ? "full" : "small";

let hosts: HostPair;
beforeAll(async () => {
  hosts = await startHostPair({ seed: SEED, size: SIZE, withGit: false });
});
afterAll(() => hosts.stop());

test("killed at twenty random points, a reading loses at most the page that each list was on, and ends with the same rows", async () => {
  const began = performance.now();
  const end = await compareKilled(hosts, rngFrom(SEED), KILLS);
  const again = end.requests - end.whole;
  const perPage = end.whole / end.pages[0];
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `${KILLS} kills of a reading of ${end.whole} requests: ${again} requests again, ${(again / perPage / KILLS).toFixed(1)} pages a ` +
      `kill of at most ${LANES} side by side (lists not ended then: ${end.active.join(" ")}); ${end.rows} rows compared, ${end.unlike.length} unlike, ${end.wrong.length} not as it was; pages written ` +
      `${end.pages.join(" and ")}; ${seconds.toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  expect(again / perPage).toBeLessThanOrEqual(KILLS * LANES);
  expect(end.active.filter((lists) => lists > 0).length).toBeGreaterThanOrEqual(KILLS / 2);
  expect(end.unlike.slice(0, 20)).toEqual([]);
  expect(end.wrong.slice(0, 20)).toEqual([]);
  expect(end.pages[1]).toBe(end.pages[0]);
  expect([hosts.github.violations(), hosts.jira.violations()]).toEqual([[], []]);
});
