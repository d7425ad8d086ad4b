import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { StreamPage } from "@/lib/model/connector.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { arrangeStreams } from "@/lib/raw/stream-list-store.ts";
import { type ClaimedStream, claimStream } from "@/lib/raw/stream-store.ts";
import { commitPage } from "@/workers/sync/commit-page.ts";
import { account, minute, pullRequest, review } from "../support/host-rows.ts";
import { scriptedConnector } from "../support/scripted-host.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";
import { median } from "./median.ts";

const PER_PAGE = 50;
const PAGES = 70;
const ROUNDS = 9;
const ORG = "018f0000-0000-7000-8000-00000000000a";
const CONNECTION = "018f0000-0000-7000-8000-00000000000c";

let database: TestDatabase;
let db: Db;
let root: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl, { statementTimeoutMs: 0 });
  root = openDb(database.superuserUrl, { statementTimeoutMs: 0 });
});
afterAll(async () => {
  await db.end();
  await root.end();
  await database.drop();
});

const BODY = "What changed and why, in the words of somebody who was there. ".repeat(8);
const sha = (n: number): string => (Math.imul(n, 2654435761) >>> 0).toString(16).padStart(40, "0");

/** A page as a connector reads it: a pull request with three reviews and five events each, from forty people. */
function pageOf(repo: string, page: number): { batch: HostBatch; records: RawRecord[] } {
  const numbers = Array.from({ length: PER_PAGE }, (_one, n) => page * PER_PAGE + n + 1);
  const person = (n: number): string => `github.test/${n % 40}`;
  const batch: HostBatch = {
    accounts: Array.from({ length: 40 }, (_one, n) => account(person(n))),
    pullRequests: numbers.map((n) =>
      pullRequest(repo, n, {
        body: BODY,
        author: person(n),
        headSha: sha(n),
        mergeSha: sha(n + 1),
        state: "merged",
        mergedAt: minute(n),
        closedAt: minute(n),
        updatedAt: minute(n),
        labels: ["backend", "fix"],
      }),
    ),
    reviews: numbers.flatMap((n) =>
      [1, 2, 3].map((k) => review(repo, n, `${n}-${k}`, { author: person(n + k), submittedAt: minute(n) })),
    ),
    events: numbers.flatMap((n) =>
      [1, 2, 3, 4, 5].map((k) => ({
        repo,
        number: n,
        externalId: `${n}-${k}`,
        kind: "labeled" as const,
        at: minute(n),
        actor: person(n),
        subject: "backend",
      })),
    ),
  };
  const records = (batch.pullRequests ?? []).map((pull) => ({
    kind: "github.pull_request",
    externalId: `${repo}/${pull.number}`,
    payload: {
      ...pull,
      added: 1,
      removed: 0,
      reviews: (batch.reviews ?? []).filter(({ number }) => number === pull.number),
      events: (batch.events ?? []).filter(({ number }) => number === pull.number),
    },
  }));
  return { batch, records };
}
type Made = ReturnType<typeof pageOf>;
const made = (repo: string): Made[] => Array.from({ length: PAGES }, (_one, page) => pageOf(repo, page));

/** The same rows with plain `unnest` upserts, by a superuser whom no wall stops: no raw record, no stream, no question what changed. */
async function prototype(pages: readonly Made[]): Promise<number> {
  await root.query("TRUNCATE account, pull_request, review, host_event");
  const write = async (table: string, key: string, rows: readonly object[]): Promise<void> => {
    const names = Object.keys(rows[0] ?? {});
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const text = `INSERT INTO ${table} (org_id, ${names.map(snake).join(", ")})
      SELECT '${ORG}', * FROM json_to_recordset($1) AS r(${names.map((name) => `"${name}" ${typeOf(name)}`).join(", ")})
      ON CONFLICT (${key}) DO UPDATE SET ${snake(names.at(-1) ?? "")} = excluded.${snake(names.at(-1) ?? "")}`;
    await root.query(text, [
      JSON.stringify(rows, (_name, value: unknown) => (typeof value === "bigint" ? Number(value) : value)),
    ]);
  };
  const began = performance.now();
  for (const { batch } of pages) {
    await root.query("BEGIN");
    await write("account", "org_id, key", batch.accounts ?? []);
    await write("pull_request", "org_id, repo, number", batch.pullRequests ?? []);
    await write("review", "org_id, repo, number, external_id", batch.reviews ?? []);
    await write("host_event", "org_id, repo, number, external_id", batch.events ?? []);
    await root.query("COMMIT");
  }
  return (performance.now() - began) / 1_000;
}
const typeOf = (name: string): string => {
  if (/At$|^at$/.test(name)) return "timestamptz";
  if (name.startsWith("is")) return "boolean";
  if (/^(labels|unread|flags)$/.test(name)) return "text[]";
  return /^(number|added|removed|changedFiles|mergeParents|bodyChars)$|Count$/.test(name) ? "int" : "text";
};

/** One stream, as a turn reads it. */
async function ours(repos: readonly string[], pages: ReadonlyMap<string, readonly Made[]>): Promise<number> {
  const scope = { orgId: ORG, connectionId: CONNECTION };
  const now = () => new Date();
  const wanted = repos.map((repo) => ({ stream: "pull_requests", scope: repo, scopeName: repo }));
  await withOrg(db, ORG, (tx) => arrangeStreams(tx, scope, wanted, now()));
  const began = performance.now();
  const held: ClaimedStream[] = [];
  const lane = async (): Promise<void> => {
    const claimed = await withOrg(db, ORG, (tx) =>
      claimStream(tx, scope, { ranks: { pull_requests: 1 }, held }, now()),
    );
    if (claimed === null) return;
    held.push(claimed);
    for (const { batch, records } of pages.get(claimed.scope) ?? []) {
      const page: StreamPage = {
        records,
        cursor: { page: randomUUID() },
        isLast: false,
        isComplete: false,
        gaps: [],
        spent: { requests: 1, points: 2, ms: 1 },
        covered: { from: minute(0), to: minute(9) },
        total: null,
        pageSize: 50,
      };
      const connector = { ...scriptedConnector, understand: () => ({ batch, unreadable: [] }) };
      const context = { host: "github.test", settings: {}, stages: new Map() };
      const done = await commitPage(
        { db, now, follow: [] },
        { connector, context, claimed, page, whole: null },
      );
      expect(done).not.toBeNull();
    }
  };
  await lane();
  return (performance.now() - began) / 1_000;
}

test("from page to committed rows: at least 40 % of a bare prototype, and the second time nothing is written", async () => {
  const repo = "github.test/1";
  const pages = made(repo);
  const [plain, whole, again]: [number[], number[], number[]] = [[], [], []];
  const all = PAGES * PER_PAGE;
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(all / (await prototype(pages)));
    await root.query(
      "TRUNCATE account, pull_request, review, host_event, sync_stream, stream_run, raw_record",
    );
    whole.push(all / (await ours([repo], new Map([[repo, pages]]))));
    await root.query("UPDATE sync_stream SET state = 'waiting', next_run_at = now()");
    const newest = async () => {
      const tables = ["account", "pull_request", "review", "host_event", "raw_record"];
      const each = tables.map(
        (table) => `SELECT max(xmin::text::bigint), max(xmax::text::bigint) FROM ${table}`,
      );
      return (await root.query(each.join(" UNION ALL "))).rows;
    };
    const before = await newest();
    again.push(all / (await ours([repo], new Map([[repo, pages]]))));
    expect(await newest()).toEqual(before);
  }
  const rate = (list: readonly number[]) => Math.round(median(list).middle);
  const ratio = median(whole.map((each, round) => each / (plain[round] ?? Number.NaN)));
  process.stdout.write(
    `pages of ${PER_PAGE}, ${ROUNDS} rounds: prototype ${rate(plain)} pull requests/s, ours ${rate(whole)}, of the prototype ` +
      `${ratio.text}; unchanged ${rate(again)}; memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  expect(ratio.middle).toBeGreaterThanOrEqual(0.4);
});
