import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateQueue } from "../../lib/jobs/migrate-queue.ts";
import { createRoles, type Roles, urlOf } from "../../prisma/create-roles.ts";
import { prepareDatabase } from "../../prisma/prepare.ts";
import { startEmbeddedPostgres } from "../../workers/start/embedded-postgres.mjs";

export type TestServer = { readonly superuserUrl: string; readonly template: string; readonly roles: Roles };

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

const TEMPLATE = "assay_template";

let stop: () => Promise<void> = async () => {};
export const teardown = (): Promise<void> => stop();

/** One server for the run, with a migrated database that each test file gets a copy of. */
export async function setup(project: TestProject): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "assay-test-"));
  const password = randomBytes(12).toString("hex");
  const server = await startEmbeddedPostgres({ home, password, throwaway: true });
  stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const login = (name: string) => ({ name, password });
    const roles = { owner: login("assay_owner"), app: login("assay_app"), queue: login("assay_queue") };
    const superuserUrl = server.url("postgres", password, "postgres");
    await createRoles(superuserUrl, TEMPLATE, roles);
    const at = (role: keyof Roles) => urlOf(superuserUrl, { login: roles[role], database: TEMPLATE });
    await prepareDatabase(at("owner"), roles.app.name);
    await migrateQueue(at("owner"), at("queue"));
    project.provide("postgres", { superuserUrl, template: TEMPLATE, roles });
  } catch (error) {
    await stop();
    throw error;
  }
}
