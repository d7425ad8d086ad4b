import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBackTest } from "@/lib/core/back-test-reader.ts";
import { readCells } from "@/lib/core/cells-reader.ts";
import { readChanges } from "@/lib/core/change-reader.ts";
import { type Db, openDb } from "@/lib/core/db.ts";
import { nameId } from "@/lib/core/name-id.ts";
import { readMetric } from "@/lib/core/reader.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { netShare } from "@/lib/metrics/net-share.ts";
import { noiseShare } from "@/lib/metrics/noise-share.ts";
import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import type { OrganisationRules, RuledClass } from "@/lib/model/organisation-rules.ts";
import { sameRules, saveRules } from "@/lib/settings/rules/save-rules.ts";
import { shapeBackTest } from "@/lib/views/shape-back-test.ts";
import { groupOf, REASON, saidLab, WHO } from "../support/said-lab.ts";
import { entryOf, freshRepo, MONDAY, ORG, TEAM } from "../support/stored-rows.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000b2";
const PLAIN = ["a generated 10", "a net 50", "b net 40", "c net 10"];
const shipped = { before: FAMILY_POLICY.family, after: FAMILY_POLICY.family };
let versions = 0;

let database: TestDatabase;
let db: Db;
let lab: ReturnType<typeof saidLab>;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = saidLab(db);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe("rules of the organisation", () => {
  const since = MONDAY;
  const place = (path: string, repo: string | null = null) => ({ id: nameId(path), since, path, repo });
  const reclassify = (path: string, to: RuledClass, over: object = {}) => ({
    ...place(path),
    to,
    author: null,
    title: null,
    ...over,
  });
  const RULES = { exclude: [], reclassify: [], accounts: [], families: {} };
  const rule = (rules: Partial<OrganisationRules>) =>
    lab.inOrg((tx) => saveRules(tx, WHO, { ...RULES, ...rules }, { note: REASON, basedOn: versions++ }));
  const account = (name: string, kind: "automation" | "agent") => ({
    id: nameId(name),
    since,
    account: name,
    kind,
    tool: null,
  });

  test("count lines otherwise by path, author and title; the first wins, a correction wins over all", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await rule({
      reclassify: [
        reclassify("docs/**", "maintenance_low", { author: "agent" }),
        reclassify("docs/**", "cosmetic", { title: "CHORE: s*" }),
        reclassify("**", "rework", { repo: OTHER }),
        reclassify("**/*.md", "dependency"),
        reclassify("vendor/**", "generated"),
      ],
    });
    expect(await lab.count(scope)).toEqual(["a", "c"]);
    expect(await lab.books(scope)).toEqual([
      "a cosmetic 20",
      "a generated 10",
      "a net 30",
      "b net 40",
      "c generated 10",
    ]);
    await lab.correct({
      repoId: scope.repoId,
      changeId: "c",
      subject: "class",
      path: null,
      from: "net",
      to: "net",
      reason: REASON,
    });
    expect(await lab.count(scope, ["c"])).toEqual(["c"]);
    expect(await lab.books(scope)).toEqual([
      "a cosmetic 20",
      "a generated 10",
      "a net 30",
      "b net 40",
      "c net 10",
    ]);
    await rule({});
    expect(await lab.count(scope)).toEqual(["a"]);
    expect(await lab.books(scope)).toEqual(PLAIN);
  });

  test("leave what became of a change as it is: what was taken back, carried or copied never counts again", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await lab.inOrg(async (tx) => {
      const groups = (["reverted", "promotion"] as const).map((name) => groupOf("b", "src/z.ts", name, 20));
      await ledger.replaceAtomGroups(tx, scope, ["b"], groups);
      await ledger.appendEntries(tx, scope, [
        entryOf("b", "net", -40, "x"),
        entryOf("b", "reverted", 20, "x"),
        entryOf("b", "promotion", 20, "x"),
      ]);
    });
    await rule({ reclassify: [reclassify("src/**", "rework")] });
    expect(await lab.count(scope)).toEqual(["a"]);
    expect(await lab.books(scope)).toEqual([
      "a net 20",
      "a rework 40",
      "b promotion 20",
      "b reverted 20",
      "c net 10",
    ]);
    await rule({ exclude: [place("src/**")] });
    await lab.count(scope);
    expect(await lab.facts(scope)).toEqual(["unknown 3 30 30"]);
    await rule({});
  });

  test("leave files and whole changes out of the figures and not out of the books", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await rule({ exclude: [place("vendor/**"), place("docs/y.md")] });
    expect(await lab.count(scope)).toEqual(["a", "c"]);
    expect(await lab.facts(scope)).toEqual(["unknown 3 80 70"]);
    await rule({ exclude: [place("**", scope.repoId)] });
    await lab.count(scope);
    expect(await lab.facts(scope)).toEqual([]);
    await rule({});
    await lab.count(scope);
    expect(await lab.facts(scope)).toEqual(["unknown 4 110 100"]);
    expect(await lab.books(scope)).toEqual(PLAIN);
  });

  test("say whose account is no person's, by address or login, and how much of a change is an agent's", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await rule({ accounts: [account("Bot@acme.test", "automation"), account("octo", "agent")] });
    expect(await lab.count(scope)).toEqual(["a", "b", "c"]);
    expect(await lab.facts(scope)).toEqual([
      "agent 1 10 10",
      "automation 1 40 40",
      "hybrid 1 60 50",
      "unknown 1 0 0",
    ]);
    await rule({ accounts: [account("Builder", "automation")] });
    await lab.count(scope);
    expect(await lab.facts(scope)).toEqual(["unknown 4 110 100"]);
    await rule({});
  });

  test("hold before they are kept as they do after: by class, by composition and by change", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await lab.inOrg((tx) =>
      tx.query("UPDATE change SET team_id = $2 WHERE repo_id = $1", [scope.repoId, OTHER]),
    );
    await rule({ exclude: [place("src/z.ts", scope.repoId)], reclassify: [reclassify("docs/**", "rework")] });
    await lab.correct({
      repoId: scope.repoId,
      changeId: "c",
      subject: "class",
      path: null,
      from: "net",
      to: "duplicate",
      reason: REASON,
    });
    await lab.count(scope);
    const next = {
      exclude: [place("vendor/**", scope.repoId)],
      reclassify: [reclassify("src/**", "cosmetic", { repo: scope.repoId })],
      accounts: [account("octo", "agent"), account("bot@acme.test", "automation")],
      families: {},
    };
    const page = { orgId: ORG, teams: [OTHER], limit: 50, offset: 0 };
    const read = () =>
      lab.inOrg((tx) => readCells(tx, { teams: [OTHER], repos: [scope.repoId], by: ["composition"] }));
    const before = await read();
    const tried = await lab.inOrg((tx) => readBackTest(tx, next, page));
    const entries = await lab.entries(scope);
    const { gross, changes, lines, made } = shapeBackTest(before, tried, shipped);
    expect(tried.items.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c"]);
    expect(tried.items.find(({ id }) => id === "c")?.lines).toEqual([]);
    expect(await lab.entries(scope)).toBe(entries);
    await rule(next);
    await lab.count(scope);
    const after = shapeBackTest(await read(), { lines: [], changes: [] }, shipped);
    expect(gross.after).toBe(after.gross.before);
    expect(changes.after).toBe(after.changes.before);
    expect(lines.map(({ after }) => after)).toEqual(after.lines.map(({ before }) => before));
    expect(made.map(({ after }) => after)).toEqual(after.made.map(({ before }) => before));
    expect(lines.reduce((sum, { after }) => sum + after, 0)).toBe(gross.after);
    expect((await lab.inOrg((tx) => readBackTest(tx, next, page))).count).toBe(0);
    await rule({});
  });

  test("say which classes are net: every reader of the headline follows, and no line moves", async () => {
    const scope = freshRepo();
    await lab.fill(scope);
    await lab.count(scope);
    const span = { teams: [TEAM], from: MONDAY, to: MONDAY + 1, repo: scope.repoId };
    const page = { order: { by: "of", down: true }, limit: 9, offset: 0 } as const;
    const read = () =>
      lab.inOrg(async (tx) => ({
        share: (await readMetric(tx, netShare, { repos: [scope.repoId] }))[0],
        noise: (await readMetric(tx, noiseShare, { repos: [scope.repoId] }))[0],
        list: await readChanges(tx, netShare.read, span, page),
      }));
    const before = await read();
    expect([before.share?.of, before.noise?.of, before.list.of]).toEqual([100, 10, 100]);
    const entries = await lab.entries(scope);
    await rule({ families: { generated: "net" } });
    expect(await lab.count(scope)).toEqual([]);
    const after = await read();
    expect([after.share?.of, after.noise?.of, after.list.of]).toEqual([110, 0, 110]);
    expect([after.share?.over, await lab.entries(scope)]).toEqual([before.share?.over, entries]);
    await rule({});
  });

  test("are kept by version: what somebody else kept meanwhile is not written over, and what holds is not kept twice", async () => {
    const rules = { ...RULES, exclude: [place("x/**")] };
    const keep = (basedOn: number) => lab.inOrg((tx) => saveRules(tx, WHO, rules, { note: REASON, basedOn }));
    await expect(keep(versions - 1)).rejects.toMatchObject({ code: "conflict" });
    await keep(versions++);
    await expect(keep(versions)).rejects.toMatchObject({ code: "invalid" });
    const { rows } = await lab.inOrg((tx) =>
      tx.query(
        "SELECT action, target FROM audit_event WHERE action = 'rules.saved' ORDER BY at DESC LIMIT 1",
      ),
    );
    expect(rows).toEqual([{ action: "rules.saved", target: `version ${versions}: ${REASON}` }]);
    expect(sameRules(rules, { ...rules, exclude: [{ ...place("x/**"), since: 7 }] })).toBe(true);
  });
});
