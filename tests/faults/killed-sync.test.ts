import { afterAll, beforeAll, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { compareKilled } from "../support/compare-killed.ts";
import { type HostPair, startHostPair } from "../support/host-pair.ts";

const KILLS = 3;

let hosts: HostPair;
beforeAll(async () => {
  hosts = await startHostPair({ seed: "kills", size: "tiny", withGit: false });
});
afterAll(() => hosts.stop());

test("killed three times in the middle of a reading, it leaves what an undisturbed one leaves, row by row", async () => {
  const { active, unlike, wrong, pages } = await compareKilled(hosts, rngFrom("kills"), KILLS);
  expect(Math.max(...active)).toBeGreaterThan(0);
  expect(unlike).toEqual([]);
  expect(wrong).toEqual([]);
  // What was written is never read again: only the one page of each list that was on its way.
  expect(pages[1]).toBe(pages[0]);
  expect([hosts.github.violations(), hosts.jira.violations()]).toEqual([[], []]);
});
