import { defineConfig } from "vitest/config";

const SECOND = 1_000;
/** Simulated hosts and what is read from them. */
const HOSTS = [
  "tests/simulator/**/*.test.ts",
  "tests/pipeline/sync/**/*.test.ts",
  "tests/pipeline/hosted/**/*.test.ts",
];

/** One project a suite: `npm test` runs them all, `npx vitest run --project unit` one of them. */
export default defineConfig({
  resolve: {
    alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/tests/support/server-only.ts` },
  },
  test: {
    passWithNoTests: true,
    // A worker a core: most tests wait for git, PostgreSQL or a host, which no core is kept free for.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          isolate: false,
          include: [
            "{lib,components,app,workers,prisma}/**/*.test.{ts,tsx}",
            "tests/architecture/**/*.test.ts",
          ],
        },
      },
      onPostgres("db", 30 * SECOND),
      onPostgres("pipeline", 180 * SECOND, { exclude: HOSTS }),
      onPostgres("hosts", 180 * SECOND, { include: HOSTS }),
      // They stand in for what only a running server has, each in its own way: they share no modules.
      onPostgres("doors", 180 * SECOND, { isolate: true }),
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/e2e-setup.ts"],
          fileParallelism: false,
          testTimeout: 120 * SECOND,
          hookTimeout: 300 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-setup.ts"],
          fileParallelism: false,
          testTimeout: 180 * SECOND,
          hookTimeout: 180 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: "bench",
          include: ["tests/bench/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-setup.ts"],
          fileParallelism: false,
          testTimeout: 1_800 * SECOND,
          hookTimeout: 600 * SECOND,
        },
      },
    ],
  },
});

/**
 * A suite on a real PostgreSQL: one server a run, one database a test file. Tests leave nothing behind in a module: loading the
 * house once a worker instead of once a file halves the time.
 */
function onPostgres(
  name: string,
  testTimeout: number,
  { include = [`tests/${name}/**/*.test.ts`], exclude = [] as string[], isolate = false } = {},
) {
  return {
    extends: true as const,
    test: {
      name,
      isolate,
      include,
      exclude,
      globalSetup: ["tests/support/postgres-setup.ts"],
      testTimeout,
      hookTimeout: 60 * SECOND,
    },
  };
}
