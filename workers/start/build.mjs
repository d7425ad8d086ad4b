import { runQuietly } from "./run-quietly.mjs";
import { hashOf, onceFor } from "./stamps.mjs";

const CLIENT = "lib/core/generated";
const QUIET = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", NEXT_TELEMETRY_DISABLED: "1" };
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
];
const CONFIGS = ["next.config.ts", "proxy.ts", "instrumentation.ts", "prisma.config.ts"];

/** The Prisma client, made anew when the schema changed. Needs no network. */
export function generateClient() {
  return onceFor(
    `${CLIENT}/.made-from`,
    hashOf("prisma/schema", "prisma.config.ts", "package-lock.json"),
    async () => {
      await runQuietly(["node_modules/prisma/build/index.js", "generate"], {
        env: QUIET,
        fix: "Correct prisma/schema and start again.",
      });
    },
  );
}

/** The production build, made anew when anything that goes into it changed. */
export function buildApp(env) {
  return onceFor(".next/made-from", hashOf(...SOURCES, ...CONFIGS), async () => {
    await runQuietly(["node_modules/next/dist/bin/next", "build"], {
      env: { ...env, ...QUIET, NODE_ENV: "production" },
      fix: "Correct what the build names above; in a clean clone, run `npm run doctor`.",
    });
  });
}

/** The types of the routes, for `tsc` in a tree that was never built. */
export const typeRoutes = () =>
  runQuietly(["node_modules/next/dist/bin/next", "typegen"], {
    env: QUIET,
    fix: "Correct what Next names above.",
  });
