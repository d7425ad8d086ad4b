import { z } from "zod";
import { migrateQueue } from "@/lib/jobs/migrate-queue.ts";
import { createRoles, type RoleLogin } from "@/prisma/create-roles.ts";
import { prepareDatabase } from "@/prisma/prepare.ts";

const Input = z.object({
  /** With it roles and database are made; without it they must exist, or one role does everything. */
  SUPERUSER_DATABASE_URL: z.url().optional(),
  OWNER_DATABASE_URL: z.url().optional(),
  DATABASE_URL: z.url(),
  QUEUE_DATABASE_URL: z.url().optional(),
});

/** Brings the database to what this build needs: roles, tables, walls between tenants, queues. Answers what it did. */
async function prepare(input: z.infer<typeof Input>): Promise<string> {
  const app = input.DATABASE_URL;
  const owner = input.OWNER_DATABASE_URL ?? app;
  const queue = input.QUEUE_DATABASE_URL ?? app;
  const superuser = input.SUPERUSER_DATABASE_URL;
  if (superuser !== undefined) {
    await createRoles(superuser, databaseOf(app), {
      owner: loginOf(owner),
      app: loginOf(app),
      queue: loginOf(queue),
    });
  }
  const { applied } = await prepareDatabase(owner, app === owner ? undefined : loginOf(app).name);
  await migrateQueue(owner, queue);
  return applied.length === 0 ? "up to date" : `${applied.length} migrations applied`;
}

const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function loginOf(url: string): RoleLogin {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

console.log(await prepare(Input.parse(process.env)));
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit(0);
