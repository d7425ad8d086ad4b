import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bulkAppend } from "@/lib/core/bulk-write.ts";
import { readPointCells } from "@/lib/core/cells-reader.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { readLives } from "@/lib/core/lives-reader.ts";
import { readerOn } from "@/lib/core/reader.ts";
import { execute, identifier, join, sql } from "@/lib/core/sql.ts";
import { readDelivered, readSurface } from "@/lib/core/surface-reader.ts";
import { addWeeks, formatDate, parseWeek } from "@/lib/core/time.ts";
import { keepPoints } from "@/lib/ledger/points/points-store.ts";
import { addLives } from "@/lib/ledger/survival-store.ts";
import { measure, measureSurvival } from "@/lib/metrics/measure.ts";
import { measurePoints } from "@/lib/metrics/measure-points.ts";
import { measureSurface } from "@/lib/metrics/measure-surface.ts";
import type { Example, SurfaceRows } from "@/lib/metrics/metric.ts";
import { readFigures } from "@/lib/metrics/read-figures.ts";
import { metrics } from "@/lib/metrics/registry.ts";
import type { Fact, LineLives } from "@/lib/model/fact.ts";
import { FOLLOW_DAYS } from "@/lib/model/follow-days.ts";
import { FAMILY_POLICY, LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { FACT_NAMES, POINT_NAMES } from "@/lib/model/metric-read.ts";
import { upsertChanges } from "@/lib/normalized/store.ts";
import { insertRepository } from "../support/insert-repository.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const TEAM = "018f0000-0000-7000-8000-00000000000d";
/** 2026-03-02, a Monday. */
const MONDAY = 1_772_409_600;
const DAY = 86_400;
const READING = { asOf: MONDAY, paramsHash: "0".repeat(16), evidenceRef: "/explain" };

let database: TestDatabase;
let db: Db;
let repos = 0;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** A repository of its own for each example. */
const fresh = () => `018f0000-0000-7000-8000-00000000${String(++repos).padStart(4, "0")}`;

/** Stores the facts one week apart, so that each is a cell of its own. */
const storeFacts = (tx: Tx, repoId: string, facts: readonly Fact[]) =>
  bulkAppend(
    tx,
    {
      table: "fact_cell",
      columns: [
        "org_id",
        "team_id",
        "repo_id",
        "week",
        "week_start",
        "composition",
        "work_kind",
        ...FACT_NAMES,
      ],
    },
    facts.map((fact, index) => {
      const week = addWeeks(MONDAY, index);
      const start = formatDate(parseWeek(week) ?? 0);
      const counts = FACT_NAMES.map((name) => fact[name]);
      return [ORG, TEAM, repoId, week, start, fact.composition, fact.workKind, ...counts];
    }),
  );

async function storeLives(tx: Tx, repoId: string, lives: readonly LineLives[]) {
  await insertRepository(tx, { orgId: ORG, repoId, teamId: TEAM, asOf: MONDAY });
  await upsertChanges(
    tx,
    { orgId: ORG, repoId },
    lives.map(({ changeId, born, censorDay }, position) => ({
      id: changeId,
      kind: "push" as const,
      mergeSha: changeId,
      baseSha: null,
      branch: "main",
      number: null,
      mergedAt: MONDAY - censorDay * DAY,
      openedAt: MONDAY - censorDay * DAY,
      title: changeId,
      headBranch: null,
      teamId: TEAM,
      authorIdentity: null,
      authorKind: "human" as const,
      workKind: "unknown" as const,
      position,
      gross: born,
    })),
  );
  await addLives(
    tx,
    { orgId: ORG, repoId },
    lives.map(({ changeId, composition, born, censorDay, days, deaths }) => ({
      change: changeId,
      composition,
      born,
      bornAt: MONDAY - censorDay * DAY,
      deaths: new Map(days.map((day, index) => [day, deaths[index] ?? 0])),
    })),
  );
}

const APART = ["points", "surface", "survival"];
const inSql = metrics.filter(({ read }) => !APART.includes(read.as));
const bySurface = metrics.filter(({ read }) => read.as === "surface");
const byPoints = metrics.filter(({ read }) => read.as === "points");
const bySurvival = metrics.filter(({ read }) => read.as === "survival");

test("every metric is read from the database in one of the ways that are compared here", () => {
  expect(inSql.length + byPoints.length + bySurface.length + bySurvival.length).toBe(metrics.length);
  expect(inSql.every(({ read }) => read.as === "sum" || read.as === "ratio-of-sums")).toBe(true);
});

describe.each(inSql.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  test.each<Example>(metric.examples)(
    "the database and memory give one figure: $because",
    async ({ facts = [] }) => {
      const repoId = fresh();
      const [figure] = await withOrg(db, ORG, async (tx) => {
        await storeFacts(tx, repoId, facts);
        return readFigures(readerOn(tx), metric, { repos: [repoId] }, READING);
      });
      expect(figure?.figure).toEqual(measure(metric, facts, READING));
    },
  );
});

describe.each(byPoints.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  test.each<Example>(metric.examples)(
    "the database and memory give one figure: $because",
    async ({ points = [] }) => {
      const repoId = fresh();
      const cells = await withOrg(db, ORG, async (tx) => {
        for (const [place, { facts }] of points.entries()) {
          const names = POINT_NAMES.map(identifier);
          await execute(
            tx,
            sql`INSERT INTO point_cell (org_id, team_id, repo_id, week, composition, work_kind, ${join(names)})
                VALUES (${ORG}, ${TEAM}, ${repoId}, ${`2026-W1${place}`}, 'human', 'fix', ${join(POINT_NAMES.map((name) => sql`${facts[name]}`))})`,
          );
        }
        return readPointCells(tx, { repos: [repoId], by: ["week"] });
      });
      expect(measurePoints(metric, cells, READING)).toEqual(measurePoints(metric, points, READING));
    },
  );
});

describe.each(bySurface.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  test.each<Example>(metric.examples)(
    "the database and memory give one figure: $because",
    async ({ surface = { events: [], delivered: [] } }) => {
      const id = fresh();
      const scope = { orgId: ORG, teams: [id], from: 0, to: MONDAY };
      const stored = await withOrg(db, ORG, async (tx) => {
        await storeSurface(tx, id, surface);
        const net = LEDGER_CLASSES.filter((name) => FAMILY_POLICY.family[name] === "net");
        return { events: await readSurface(tx, scope), delivered: await readDelivered(tx, scope, net) };
      });
      expect(measureSurface(metric, stored, READING)).toEqual(measureSurface(metric, surface, READING));
    },
  );
});

/** Events and units of one team, whose repository has its id. */
async function storeSurface(tx: Tx, id: string, { events, delivered }: SurfaceRows): Promise<void> {
  await insertRepository(tx, { orgId: ORG, repoId: id, teamId: id, asOf: MONDAY });
  for (const [place, { axis, at, by, passed, why, units }] of events.entries())
    await execute(
      tx,
      sql`INSERT INTO surface_event (org_id, repo_id, axis, id, team_id, at, is_assisted, passed, why, units, kind, ref, title, who)
          VALUES (${ORG}, ${id}, ${axis}, ${String(place)}, ${id}, to_timestamp(${at}), ${by === "assisted"}, ${passed}, ${why},
            ${[...units]}, 'unit', '', '', '')`,
    );
  await execute(tx, sql`DELETE FROM surface_unit`);
  const none = Object.fromEntries(LEDGER_CLASSES.map((name) => [name, 0])) as Record<LedgerClass, number>;
  for (const unit of delivered) {
    await execute(
      tx,
      sql`INSERT INTO surface_unit (org_id, repo_id, unit_id, team_id, started_at, at)
          VALUES (${ORG}, ${id}, ${unit.id}, ${id}, to_timestamp(${unit.startedAt}), to_timestamp(${DAY}))`,
    );
    const made = {
      composition: "unknown",
      workKind: "feature",
      parts: "",
      aiLines: null,
      lines: null,
    } as const;
    const when = { mergedAt: DAY, bookedAt: DAY, settlesAt: unit.isSettled ? DAY : MONDAY + DAY };
    const points = { ...none, net: unit.netMilliPoints };
    await keepPoints(
      tx,
      ORG,
      [unit.id],
      [
        {
          repoId: id,
          changeId: unit.id,
          unitId: unit.id,
          unitChanges: 1,
          teamId: id,
          score: 1,
          isLast: true,
          ai: null,
          points,
          ...made,
          ...when,
        },
      ],
    );
  }
}

describe.each(bySurvival.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  test.each<Example>(metric.examples)(
    "the database and memory give one figure: $because",
    async ({ lives = [] }) => {
      const repoId = fresh();
      const stored = await withOrg(db, ORG, async (tx) => {
        await storeLives(tx, repoId, lives);
        const scope = { teams: [TEAM], from: MONDAY - FOLLOW_DAYS * DAY, to: MONDAY + 1 };
        return (await readLives(tx, scope)).filter((life) => life.repoId === repoId);
      });
      expect(measureSurvival(metric, stored, READING)).toEqual(measureSurvival(metric, lives, READING));
    },
  );
});
