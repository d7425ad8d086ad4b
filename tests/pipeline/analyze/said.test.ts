import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { nameId } from "@/lib/core/name-id.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { correctChange } from "@/lib/settings/corrections/correct-change.ts";
import { countSaidStage } from "@/workers/stages/count-said.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { type DerivedRows, derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";

const ONE = "018f0000-0000-7000-8000-0000000000c1";
const TWO = "018f0000-0000-7000-8000-0000000000c2";
const PERSON = "018f0000-0000-7000-8000-0000000000b1";
const NOW = new Date("2026-11-01T09:00:00.000Z");
const SINCE = NOW.getTime() / 1_000;
let house: Analysis;
let repo: GitRepo;
let scope: RepoScope;

const RULES: OrganisationRules = {
  exclude: [{ id: nameId("lock"), since: SINCE, path: "**/package-lock.json", repo: null }],
  reclassify: [
    {
      id: nameId("src"),
      since: SINCE,
      path: "src/**",
      repo: null,
      to: "cosmetic",
      author: null,
      title: "*2*",
    },
  ],
  accounts: [],
  families: {},
};

beforeAll(async () => {
  house = await openAnalysis();
  repo = smallShop();
  scope = await house.add(repo.path, ONE);
  await house.read(scope);
});
afterAll(async () => {
  await house.close();
  repo.remove();
});

const count = (of: RepoScope, change: string | null) => countSaidStage({ db: house.db })({ ...of, change });
const rule = (orgId: string, rules: OrganisationRules) =>
  withOrg(house.db, orgId, (tx) =>
    execute(
      tx,
      sql`INSERT INTO org_rule_version (org_id, version, rules, note, at)
          SELECT ${orgId}, coalesce(max(version), 0) + 1, ${JSON.stringify(rules)}::jsonb, '', ${NOW} FROM org_rule_version`,
    ),
  );

/** What a person says of the newest change that holds net lines, in an organisation; the same whichever it is. */
async function say(of: RepoScope): Promise<string> {
  const [found] = await house.ask(
    of,
    z.object({ id: z.string() }),
    sql`SELECT c.id FROM change c JOIN atom_group g ON g.repo_id = c.repo_id AND g.change_id = c.id AND g.class = 'net'
        WHERE c.repo_id = ${of.repoId} ORDER BY c.position LIMIT 1`,
  );
  const changeId = found?.id ?? "none";
  const who = { orgId: of.orgId, userId: PERSON, now: NOW };
  const about = { repoId: of.repoId, changeId, reason: "It is a template that we copied" };
  await withOrg(house.db, of.orgId, async (tx) => {
    await correctChange(tx, who, { ...about, subject: "class", path: null, from: "net", to: "generated" });
    await correctChange(tx, who, {
      ...about,
      subject: "composition",
      path: null,
      from: "unknown",
      to: "human",
    });
  });
  return changeId;
}

/** Corrections are named by ids of their own: who reads the same twice calls the nth of each the same. */
async function told(of: RepoScope): Promise<DerivedRows> {
  const ids = await house.ask(
    of,
    z.object({ id: z.string(), subject: z.string() }),
    sql`SELECT id, subject FROM correction WHERE repo_id = ${of.repoId}`,
  );
  const named = (row: string) => ids.reduce((text, { id, subject }) => text.replaceAll(id, subject), row);
  const rows = await derivedRows(house.db, of);
  return new Map([...rows].map(([table, lines]) => [table, lines.map(named).toSorted()]));
}

async function afresh(of: RepoScope): Promise<void> {
  await withOrg(house.db, of.orgId, (tx) =>
    execute(tx, sql`DELETE FROM replay_part WHERE org_id = ${of.orgId} AND repo_id = ${of.repoId}`),
  );
  await house.read(of);
}

const classSum = sql`${{ parts: [LEDGER_CLASSES.join(" + ")], values: [] }}`;
/** What the facts of a repository say, summed: and that their classes are all that was changed, less what is left out. */
async function facts(of: RepoScope) {
  const found = await house.ask(
    of,
    z.object({ composition: z.string(), gross: z.number(), classes: z.number(), generated: z.number() }),
    sql`SELECT composition, sum(gross)::int AS gross, sum(${classSum})::int AS classes, sum(generated)::int AS generated
        FROM fact_cell WHERE repo_id = ${of.repoId} GROUP BY 1 ORDER BY 1`,
  );
  for (const { gross, classes } of found) expect(classes).toBe(gross);
  return found;
}

test("a correction counts at once in the change's own weeks, and survives being read afresh", async () => {
  const before = await facts(scope);
  const id = await say(scope);
  expect(await count(scope, id)).toEqual([id]);
  const after = await facts(scope);
  expect(after).not.toEqual(before);
  expect(after.find(({ composition }) => composition === "human")).toBeDefined();
  const counted = await told(scope);
  expect(await count(scope, id)).toEqual([]);
  expect(await count(scope, null)).toEqual([]);
  await afresh(scope);
  expect(differences(counted, await told(scope))).toEqual([]);
});

test("rules that came later count as if they had held from the beginning", async () => {
  await rule(ONE, RULES);
  expect((await count(scope, null)).length).toBeGreaterThan(0);
  await rule(TWO, RULES);
  const other = await house.add(repo.path, TWO);
  await house.read(other);
  await count(other, await say(other));
  expect(differences(await told(other), await told(scope))).toEqual([]);
  await facts(scope);
  await afresh(scope);
  expect(differences(await told(other), await told(scope))).toEqual([]);
});

test("a reading that goes on counts what was said of what it adds, as one from the beginning", async () => {
  goOn(repo, 3);
  await house.read(scope);
  const counted = await told(scope);
  await facts(scope);
  expect(await count(scope, null)).toEqual([]);
  await afresh(scope);
  expect(differences(counted, await told(scope))).toEqual([]);
});

test("rules that are taken back leave nothing but what people corrected", async () => {
  await rule(ONE, { exclude: [], reclassify: [], accounts: [], families: {} });
  await count(scope, null);
  const third = await house.add(repo.path, "018f0000-0000-7000-8000-0000000000c3");
  await house.read(third);
  await count(third, await say(third));
  expect(differences(await told(third), await told(scope))).toEqual([]);
});
