import pg from "pg";
import { keepPlans } from "./keep-plans.ts";

export type Db = pg.Pool;
/** A connection inside a transaction. */
export type Tx = pg.ClientBase;

export type DbOptions = {
  /** Connections at most. */
  readonly max?: number;
  readonly name?: string;
  /** A statement that runs longer is ended by the server. 0: never. */
  readonly statementTimeoutMs?: number;
  /** Statements of one connection are sent without waiting for the answers to those before. COPY and cursors need false. */
  readonly pipeline?: boolean;
  /** Statements keep their plans as long as their connection lasts, which is worth it where the same few are asked all day. */
  readonly keepsPlans?: boolean;
};

/** A pool that survives a server restart: both kinds of connection error are listened to. The caller ends it. */
export function openDb(
  url: string,
  {
    max = 10,
    name = "assay",
    statementTimeoutMs = 30_000,
    pipeline = false,
    keepsPlans = false,
  }: DbOptions = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline,
    application_name: name,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: Math.max(60_000, statementTimeoutMs),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle client reports to the pool, a checked-out one to itself; without a listener either ends the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    if (!pipeline) oneByOne.add(client);
    if (keepsPlans) keepPlans(client);
  });
  return pool;
}

/** Connections that take a statement only once the one before has been answered, and the last that was asked for. */
const oneByOne = new WeakSet<Db | Tx>();
const last = new WeakMap<Db | Tx, Promise<unknown>>();

/** Runs a statement of a connection; where it takes one at a time, after all that were asked for before, however they end. */
export function inTurn<Answer>(on: Db | Tx, query: () => Promise<Answer>): Promise<Answer> {
  if (!oneByOne.has(on)) return query();
  const before = last.get(on);
  const answer = before === undefined ? query() : before.then(query, query);
  const done = (): void => void (last.get(on) === answer && last.delete(on));
  last.set(on, answer);
  answer.then(done, done);
  return answer;
}

const INT8 = 20;
const DATE = 1082;

/** As pg has it, but bigint as a number and a date as its text: no zone can move it. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") => {
  if (format !== "binary" && oid === INT8) return toSafeInteger;
  if (format !== "binary" && oid === DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, format as "text");
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`);
  return value;
}

export type TxOptions = {
  /**
   * Statements made for it keep their plans from one transaction to the next. Rows are then found by their index, always: a
   * plan made for a small table would read all of it when it has grown.
   */
  readonly keepsPlans?: boolean;
};

const keeping = new WeakSet<Tx>();

/** Whether a statement of this transaction may keep its plan. */
export const keepsPlans = (tx: Tx): boolean => keeping.has(tx);

/**
 * Runs `work` in one transaction that sees and writes the rows of `orgId` and no others.
 * Any error rolls back; after an error inside, throw: the transaction takes nothing more.
 */
export function withOrg<T>(
  db: Db,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  { keepsPlans: keeps = false }: TxOptions = {},
): Promise<T> {
  // Compiling a statement takes longer than running it: none of ours is worth it, and wide ones would be compiled each time.
  const settings = [
    `set_config('app.org_id', ${pg.escapeLiteral(orgId)}, true)`,
    "set_config('jit', 'off', true)",
    ...(keeps ? ["set_config('enable_seqscan', 'off', true)"] : []),
  ];
  return inTransaction(db, `BEGIN; SELECT ${settings.join(", ")}`, (tx) => {
    if (!keeps) return work(tx);
    keeping.add(tx);
    return work(tx).finally(() => keeping.delete(tx));
  });
}

/** Runs `work` in one transaction without a tenant: tenant tables are empty in it. */
export const withTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, "BEGIN", work);

async function inTransaction<T>(db: Db, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await inTurn(client, () => client.query("COMMIT"));
    return result;
  } catch (error) {
    await inTurn(client, () => client.query("ROLLBACK")).catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
