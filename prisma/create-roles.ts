import pg from "pg";

export type RoleLogin = { readonly name: string; readonly password: string };
export type Roles = { readonly owner: RoleLogin; readonly app: RoleLogin; readonly queue: RoleLogin };

/**
 * Makes the three roles and the database, or brings them to what they should be. Needs a superuser, once, at set-up.
 * None of the roles can bypass row-level security; only the owner may change tables.
 */
export async function createRoles(superuserUrl: string, database: string, roles: Roles): Promise<void> {
  await withClient(superuserUrl, async (root) => {
    for (const role of [roles.owner, roles.app, roles.queue]) await ensureRole(root, role);
  });
  await ensureDatabase(superuserUrl, database, roles);
}

/** Makes the database for roles that exist, as a copy of `template` where one is named. */
export async function ensureDatabase(
  superuserUrl: string,
  database: string,
  roles: Roles,
  template?: string,
): Promise<void> {
  const [db, owner, app, queue] = [database, roles.owner.name, roles.app.name, roles.queue.name].map(quote);
  await withClient(superuserUrl, async (root) => {
    const known = await root.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    const copy = template === undefined ? "" : ` TEMPLATE ${quote(template)}`;
    if (known.rowCount === 0) await root.query(`CREATE DATABASE ${db} OWNER ${owner}${copy}`);
    await root.query(`ALTER DATABASE ${db} OWNER TO ${owner}`);
    await root.query(`REVOKE ALL ON DATABASE ${db} FROM PUBLIC`);
    await root.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${db} TO ${app}`);
    await root.query(`GRANT CONNECT ON DATABASE ${db} TO ${queue}`);
  });
  await withClient(urlOf(superuserUrl, { database }), async (root) => {
    await root.query(`ALTER SCHEMA public OWNER TO ${owner}`);
    await root.query(`CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION ${queue}`);
  });
}

async function ensureRole(root: pg.Client, { name, password }: RoleLogin): Promise<void> {
  const known = await root.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  const rights = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT";
  const verb = known.rowCount === 0 ? "CREATE" : "ALTER";
  await root.query(`${verb} ROLE ${quote(name)} ${rights} PASSWORD ${root.escapeLiteral(password)}`);
}

/** The same server at `url`, as another login or for another database. */
export function urlOf(url: string, change: { login?: RoleLogin; database?: string }): string {
  const parsed = new URL(url);
  if (change.login !== undefined) {
    parsed.username = encodeURIComponent(change.login.name);
    parsed.password = encodeURIComponent(change.login.password);
  }
  if (change.database !== undefined) parsed.pathname = `/${encodeURIComponent(change.database)}`;
  return parsed.href;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
