import { runMigrations } from "bullmq";
import pg from "pg";

/**
 * Brings the tables of the queues, in the schema `bullmq`, to this version of BullMQ. The library begins with CREATE SCHEMA IF
 * NOT EXISTS, which needs a right on the database even where the schema exists: the owner lends it for the moment.
 */
export async function migrateQueue(ownerUrl: string, queueUrl: string): Promise<void> {
  const queue = await connect(queueUrl);
  try {
    const role = await identity(queue);
    const owner = await connect(ownerUrl);
    try {
      const lends = (await identity(owner)).user !== role.user;
      const right = `CREATE ON DATABASE ${owner.escapeIdentifier(role.database)}`;
      const name = owner.escapeIdentifier(role.user);
      if (lends) await owner.query(`GRANT ${right} TO ${name}`);
      try {
        await runMigrations(queue);
      } finally {
        if (lends) await owner.query(`REVOKE ${right} FROM ${name}`);
      }
    } finally {
      await owner.end();
    }
  } finally {
    await queue.end();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  return client;
}

async function identity(client: pg.Client): Promise<{ user: string; database: string }> {
  const { rows } = await client.query<{ user: string; database: string }>(
    'SELECT current_user AS "user", current_database() AS database',
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the server did not say who we are");
  return row;
}
