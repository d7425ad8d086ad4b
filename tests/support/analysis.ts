import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import type { AnalyzedEnd } from "@/workers/analyze/analyzed.ts";
import { openSource } from "@/workers/analyze/open-source.ts";
import { type AnalyzeDeps, analyzeRepositoryStage } from "@/workers/stages/analyze-repository.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";

export const ORG = "018f0000-0000-7000-8000-0000000000aa";
export const KEYS = "7".repeat(64);

/** A database, a data folder, and the stage that reads repositories into them. */
export type Analysis = {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly dataDir: string;
  /** Adds a repository of this machine to an organisation, which is made where it is new. */
  add(path: string, orgId?: string): Promise<RepoScope>;
  read(scope: RepoScope, over?: Partial<AnalyzeDeps>): Promise<AnalyzedEnd | null>;
  /** Rows of the tenant of `scope`, as the application sees them. */
  ask<Row extends z.ZodType>(scope: { orgId: string }, row: Row, query: Sql): Promise<z.output<Row>[]>;
  close(): Promise<void>;
};

export async function openAnalysis(): Promise<Analysis> {
  const database = await testDatabase();
  const db = openDb(database.appUrl, { max: 8 });
  const dataDir = mkdtempSync(join(tmpdir(), "assay-analysis-"));
  const deps = (): AnalyzeDeps => ({
    db,
    dataDir,
    now: () => new Date(),
    open: openSource({ db, dataDir, encryptionKeys: KEYS }),
  });
  return {
    database,
    db,
    dataDir,
    add: (path, orgId = ORG) =>
      withOrg(db, orgId, async (tx) => {
        await execute(
          tx,
          sql`INSERT INTO organisation (id, name) VALUES (${orgId}, 'Acme') ON CONFLICT DO NOTHING`,
        );
        const location = { source: "local", location: path, name: "shop" } as const;
        const { repoId } = await addRepository(tx, { ...location, orgId, userId: null });
        return { orgId, repoId };
      }),
    read: (scope, over = {}) => analyzeRepositoryStage({ ...deps(), ...over })(scope),
    ask: ({ orgId }, row, query) => withOrg(db, orgId, (tx) => rows(tx, row, query)),
    async close() {
      await db.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
