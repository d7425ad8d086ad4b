import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { identifier, join as joined, type Sql, sql } from "@/lib/core/sql.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import { nothingPlanted } from "@/prisma/scenarios/telling/planted.ts";
import {
  SAMPLE_SEED,
  type SampleRepository,
  writeSampleRepositories,
} from "@/prisma/scenarios/write-sample-repositories.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";

const endsAt = Date.UTC(2026, 10, 16) / 1000;
let dir = "";
let house: Analysis;
let sample: SampleRepository[] = [];
const scopes = new Map<string, RepoScope>();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "assay-first-"));
  house = await openAnalysis();
  sample = await writeSampleRepositories({ dir, endsAt, seed: SAMPLE_SEED });
  for (const { name, path } of sample) {
    const scope = await house.add(path);
    scopes.set(name, scope);
    await house.read(scope);
  }
}, 180_000);
afterAll(async () => {
  await house.close();
  rmSync(dir, { recursive: true, force: true });
});

const Count = z.object({ n: z.number() });

describe.each(["payments", "storefront", "platform"])("after the first read of %s", (name) => {
  const scope = () => scopes.get(name)!;
  const path = () => sample.find((one) => one.name === name)!.path;
  const planted = () => sample.find((one) => one.name === name)!.planted;
  const mine = (table: string): Sql =>
    sql`${identifier(table)}.org_id = ${scope().orgId} AND ${identifier(table)}.repo_id = ${scope().repoId}`;
  const asked = <Row extends z.ZodType>(row: Row, query: Sql) => house.ask(scope(), row, query);
  const count = async (query: Sql) => (await asked(Count, query))[0]?.n ?? 0;

  test("the entries of every change sum to its gross", async () => {
    const wrong = await asked(
      z.unknown(),
      sql`SELECT change.id, gross, (SELECT sum(atoms) FROM ledger_entry e WHERE e.org_id = change.org_id
            AND e.repo_id = change.repo_id AND e.change_id = change.id) AS booked
          FROM change WHERE ${mine("change")} AND gross <> coalesce((SELECT sum(atoms) FROM ledger_entry e
            WHERE e.org_id = change.org_id AND e.repo_id = change.repo_id AND e.change_id = change.id), 0)`,
    );
    expect(wrong).toEqual([]);
    expect(await count(sql`SELECT count(*) AS n FROM change WHERE ${mine("change")}`)).toBeGreaterThan(100);
    expect(
      await count(
        sql`SELECT count(*) AS n FROM ledger_entry WHERE ${mine("ledger_entry")}
            AND change_id NOT IN (SELECT id FROM change WHERE ${mine("change")})`,
      ),
    ).toBe(0);
  });

  test("the items of every change stand where its books stand, class by class", async () => {
    const wrong = await asked(
      z.unknown(),
      sql`WITH items AS (
            SELECT change_id, class, sum(added + removed) AS atoms FROM atom_group WHERE ${mine("atom_group")} GROUP BY 1, 2
          ), books AS (
            SELECT change_id, class, sum(atoms) AS atoms FROM ledger_entry WHERE ${mine("ledger_entry")} GROUP BY 1, 2
          )
          SELECT change_id, class, items.atoms AS items, books.atoms AS books
          FROM items FULL JOIN books USING (change_id, class)
          WHERE coalesce(items.atoms, 0) <> coalesce(books.atoms, 0) ORDER BY 1, 2 LIMIT 8`,
    );
    expect(wrong).toEqual([]);
  });

  test("the facts sum to the books, by week and class, and to the gross", async () => {
    const names = LEDGER_CLASSES.map(identifier);
    const cell = joined(names.map((column) => sql`sum(${column})::bigint AS ${column}`));
    const book = joined(
      LEDGER_CLASSES.map(
        (each) => sql`coalesce(sum(atoms) FILTER (WHERE class = ${each}), 0)::bigint AS ${identifier(each)}`,
      ),
    );
    const facts = await asked(
      z.unknown(),
      sql`SELECT week, ${cell} FROM fact_cell WHERE ${mine("fact_cell")} GROUP BY week ORDER BY week`,
    );
    const books = await asked(
      z.unknown(),
      sql`SELECT to_char(merged_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') AS week, ${book}
          FROM change LEFT JOIN ledger_entry e ON e.org_id = change.org_id AND e.repo_id = change.repo_id AND e.change_id = change.id
          WHERE ${mine("change")} GROUP BY 1 ORDER BY 1`,
    );
    expect(facts).toEqual(books);
    expect(await count(sql`SELECT sum(gross)::bigint AS n FROM fact_cell WHERE ${mine("fact_cell")}`)).toBe(
      await count(sql`SELECT sum(gross)::bigint AS n FROM change WHERE ${mine("change")}`),
    );
    expect(await count(sql`SELECT sum(changes)::bigint AS n FROM fact_cell WHERE ${mine("fact_cell")}`)).toBe(
      await count(sql`SELECT count(*) AS n FROM change WHERE ${mine("change")}`),
    );
  });

  test("every change has a composition, and what was planted is found", async () => {
    const kinds = nothingPlanted().kinds;
    const classes = nothingPlanted().shown;
    const found = await asked(
      z.object({
        title: z.string(),
        kind: z.enum(["merge", "squash", "rebase", "push"]),
        class: z.enum(["human", "hybrid", "agent", "unknown", "automation"]),
      }),
      sql`SELECT title, kind, class FROM change LEFT JOIN composition c
            ON c.org_id = change.org_id AND c.repo_id = change.repo_id AND c.change_id = change.id WHERE ${mine("change")}`,
    );
    for (const change of found) {
      kinds[change.kind] += 1;
      if (!/^(?:Merge branch '|Release \d)/.test(change.title)) classes[change.class] += 1;
    }
    expect(kinds).toEqual(planted().kinds);
    expect(classes).toEqual(planted().shown);
    const edges = (kind: string) =>
      count(
        sql`SELECT count(DISTINCT from_id) AS n FROM ledger_edge WHERE ${mine("ledger_edge")} AND kind = ${kind}`,
      );
    expect(await edges("revert")).toBe(planted().reverts + planted().partialReverts);
    expect(await edges("reland")).toBe(planted().relands);
    expect(await edges("duplicate")).toBe(planted().duplicates);
  });

  test("no more lines died than were born, and those that live are born and not dead", async () => {
    expect(
      await asked(
        z.unknown(),
        sql`SELECT change_id, born, died FROM survival CROSS JOIN LATERAL (
              SELECT sum(lines) AS died, min(lines) AS least FROM unnest(deaths) lines) d
            WHERE ${mine("survival")} AND (died > born OR least <= 0 OR cardinality(days) <> cardinality(deaths))`,
      ),
    ).toEqual([]);
    expect(
      await count(sql`SELECT count(*) AS n FROM survival WHERE ${mine("survival")} AND days <> '{}'`),
    ).toBeGreaterThan(0);
  });

  test("the live lines are those of the tip, file by file", async () => {
    const { landing } = await house
      .ask(
        scope(),
        z.object({ landing: z.string() }),
        sql`SELECT landing_branch AS landing FROM repository WHERE id = ${scope().repoId}`,
      )
      .then(([row]) => row!);
    const grep = await runGit(path(), ["grep", "-I", "-c", "-z", "", landing]);
    const told = new Map(
      [...grep.matchAll(/([^\0\n]+)\0(\d+)\n/g)].map(([, file, lines]) => [
        file!.slice(landing.length + 1),
        Number(lines),
      ]),
    );
    const stored = await asked(
      z.object({ path: z.string(), lines: z.number() }),
      sql`SELECT path, lines FROM live_line WHERE ${mine("live_line")} AND lines > 0`,
    );
    expect(new Map(stored.map((row) => [row.path, row.lines]))).toEqual(told);
  });

  test("owners and context are there, nothing is left out, and the repository is ready", async () => {
    expect(await count(sql`SELECT count(*) AS n FROM left_out_path WHERE ${mine("left_out_path")}`)).toBe(0);
    const decisions = sql`SELECT count(*) AS n FROM context_asset WHERE ${mine("context_asset")} AND path LIKE 'docs/adr/%'`;
    expect(await count(decisions)).toBe(planted().decisionRecords);
    const tracked = await runGit(path(), [
      "log",
      "--all",
      "--format=%H",
      "--",
      "CODEOWNERS",
      ".github/CODEOWNERS",
    ]);
    const owners = await count(
      sql`SELECT count(*) AS n FROM codeowners_version WHERE ${mine("codeowners_version")}`,
    );
    expect(owners > 0).toBe(tracked.trim() !== "");
    const [row] = await house.ask(
      scope(),
      z.object({ state: z.string(), asOf: z.number(), fault: z.null(), run: z.string() }),
      sql`SELECT state, extract(epoch FROM as_of)::float8 AS "asOf", fault_code AS fault,
            (SELECT string_agg(state, ',') FROM sync_run WHERE repo_id = repository.id) AS run
          FROM repository WHERE id = ${scope().repoId}`,
    );
    expect(row).toEqual({ state: "ready", asOf: endsAt, fault: null, run: "done" });
  });
});

test("the server has counted what a first read filled before anybody opens a page of it", async () => {
  const scope = scopes.get("payments")!;
  const tables = ["change", "composition", "fact_cell", "ledger_entry", "live_line", "survival"];
  const counted = await house.ask(
    scope,
    z.object({ name: z.string() }),
    sql`SELECT relname AS name FROM pg_class WHERE relname = ANY(${tables}) AND reltuples > 0 ORDER BY 1`,
  );
  expect(counted.map(({ name }) => name)).toEqual(tables);
});
