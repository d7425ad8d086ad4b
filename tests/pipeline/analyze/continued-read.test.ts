import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/sql.ts";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import { SAMPLE_SEED, writeSampleRepositories } from "@/prisma/scenarios/write-sample-repositories.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { generateHistory } from "../../support/generate-history.ts";
import { moveRefsTo, refsOf } from "../../support/refs-at.ts";

const DAY = 86_400;
const endsAt = Date.UTC(2026, 10, 16) / 1000;
let dir = "";
let house: Analysis;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "assay-continued-"));
  house = await openAnalysis();
  await writeSampleRepositories({ dir, endsAt, seed: SAMPLE_SEED });
}, 120_000);
afterAll(async () => {
  await house.close();
  rmSync(dir, { recursive: true, force: true });
});

describe.each(["payments", "storefront", "platform"])("%s", (name) => {
  test("read step by step is what it is when read at once, and reading it again changes nothing", async () => {
    const whole = join(dir, `${name}.git`);
    const grown = join(dir, `${name}-grown.git`);
    cpSync(whole, grown, { recursive: true });
    const refs = refsOf(grown);
    const scope = await house.add(grown);
    for (const daysBefore of [61, 33, 0]) {
      moveRefsTo(grown, refs, endsAt - daysBefore * DAY);
      await house.read(scope);
    }
    const step = await derivedRows(house.db, scope);
    const once = await house.add(whole);
    await house.read(once);
    expect(differences(await derivedRows(house.db, once), step)).toEqual([]);

    const booked = sql`SELECT count(*) AS n, max(seq) AS last FROM ledger_entry WHERE repo_id = ${once.repoId}`;
    const Booked = z.object({ n: z.number(), last: z.number() });
    const before = await house.ask(once, Booked, booked);
    await house.read(once);
    expect(await house.ask(once, Booked, booked)).toEqual(before);
    expect(differences(await derivedRows(house.db, once), step)).toEqual([]);
  });
});

test("a history of chance read in uneven steps is what it is when read at once", async () => {
  const whole = join(dir, "chance.git");
  const grown = join(dir, "chance-grown.git");
  await generateHistory({ gitDir: whole, commits: 260, seed: "one", files: 30 });
  cpSync(whole, grown, { recursive: true });
  const refs = refsOf(grown);
  const times = runGit(whole, ["log", "--first-parent", "--format=%ct", "main"]);
  const landed = (await times).trim().split("\n").map(Number);
  const scope = await house.add(grown);
  for (const back of [200, 199, 61, 1, 0]) {
    moveRefsTo(grown, refs, landed[back] ?? 0);
    await house.read(scope);
  }
  const once = await house.add(whole);
  await house.read(once);
  expect(differences(await derivedRows(house.db, once), await derivedRows(house.db, scope))).toEqual([]);
});
