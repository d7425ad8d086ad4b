import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { hashPassword } from "@/lib/core/crypto.ts";
import { openDb, withOrg } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";

const Run = z.object({ postgresPort: z.number() });
const Secrets = z.object({ appPassword: z.string() });
type Account = { readonly name: string; readonly email: string; readonly password: string };

/** Lets somebody into the first organisation of a running product, in the role of an engineer who looks at teams. */
export async function addViewer(dataDir: string, { name, email, password }: Account): Promise<void> {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dataDir, file), "utf8"));
  const { postgresPort } = Run.parse(read("run.json"));
  const { appPassword } = Secrets.parse(read("secrets.json"));
  const db = openDb(`postgresql://assay_app:${appPassword}@127.0.0.1:${postgresPort}/assay`, { max: 1 });
  const hash = await hashPassword(password);
  try {
    await withOrg(db, FIRST_ORGANISATION, async (tx) => {
      const [made] = await rows(
        tx,
        z.object({ id: z.uuid() }),
        sql`SELECT auth_create_user(${email}, ${name}, ${hash}) AS id`,
      );
      await execute(
        tx,
        sql`INSERT INTO membership (org_id, user_id, role) VALUES (${FIRST_ORGANISATION}, ${made?.id}, 'viewer')`,
      );
    });
  } finally {
    await db.end();
  }
}
