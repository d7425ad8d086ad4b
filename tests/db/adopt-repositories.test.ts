import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { adoptRepositories, type ChosenRepository } from "@/lib/settings/adopt-repositories.ts";
import { removeRepository } from "@/lib/settings/remove-repository.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000d1";
const USER = "018f0000-0000-7000-8000-0000000000d2";
let database: TestDatabase;
let db: Db;
let connectionId = "";
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  const made = await inOrg((tx) =>
    tx.query<{ id: string }>(
      "INSERT INTO connection (org_id, kind, name, host) VALUES ($1, 'github', 'Acme', 'github.com') RETURNING id",
      [ORG],
    ),
  );
  connectionId = made.rows[0]?.id ?? "";
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const found = (id: number, name: string, over: Partial<ChosenRepository> = {}): ChosenRepository => ({
  key: `github.com/${id}`,
  fullName: `acme/${name}`,
  earlierNames: [],
  cloneUrl: `https://github.com/acme/${name}.git`,
  isEmpty: false,
  lostBecause: null,
  ...over,
});
const originOf = async (folder: string) => (folder === "/srv/web" ? "git@github.com:acme/web.git" : null);
const adopt = (...chosen: ChosenRepository[]) =>
  inOrg((tx) => adoptRepositories(tx, { orgId: ORG, connectionId }, chosen, originOf));
const rows = async () =>
  (
    await inOrg((tx) =>
      tx.query(
        `SELECT host_key, source, location, name, state, fault_message FROM repository
         WHERE removed_at IS NULL ORDER BY host_key`,
      ),
    )
  ).rows as Record<string, unknown>[];
const add = (source: "local" | "remote", location: string) =>
  inOrg((tx) => addRepository(tx, { orgId: ORG, userId: USER, source, location, name: "mine" }));

test("a repository that was added before, by its address or as a clone, is linked and not added twice", async () => {
  const pay = await add("remote", "ssh://git@github.com/acme/old-pay");
  const web = await add("local", "/srv/web");
  const toRead = await adopt(
    found(1, "pay", { earlierNames: ["acme/old-pay"] }),
    found(2, "web"),
    found(3, "new"),
    found(4, "empty", { isEmpty: true }),
  );
  expect(toRead.slice(0, 2)).toEqual([pay.repoId, web.repoId]);
  expect(toRead).toHaveLength(3);
  expect(await rows()).toMatchObject([
    { host_key: "github.com/1", location: "https://github.com/acme/pay.git", name: "mine" },
    { host_key: "github.com/2", source: "local", location: "/srv/web" },
    { host_key: "github.com/3", source: "remote", name: "new" },
  ]);
  expect(
    await adopt(found(1, "pay"), found(2, "web"), found(3, "new")),
    "a second time nothing moves",
  ).toEqual([]);
});

test("a new name and owner are followed, and are read again", async () => {
  const moved = {
    fullName: "other/newer",
    earlierNames: ["acme/new"],
    cloneUrl: "https://github.com/other/newer.git",
  };
  expect(await adopt(found(3, "newer", moved))).toHaveLength(1);
  expect((await rows())[2]).toMatchObject({ name: "newer", location: "https://github.com/other/newer.git" });
});

test("what its host no longer shows says so once, and is read again when it is back", async () => {
  const lost = found(1, "pay", { lostBecause: "It is no longer listed." });
  expect(await adopt(lost)).toEqual([]);
  expect((await rows())[0]).toMatchObject({ state: "failed", fault_message: "It is no longer listed." });
  expect(await adopt(lost)).toEqual([]);
  expect(await adopt(found(1, "pay"))).toHaveLength(1);
});

test("what a person removed stays away, and the connection stays", async () => {
  const [, , third] = await inOrg((tx) =>
    tx.query<{ id: string }>("SELECT id FROM repository ORDER BY host_key"),
  ).then((answer) => answer.rows);
  await inOrg((tx) => removeRepository(tx, ORG, USER, third?.id ?? ""));
  expect(await adopt(found(3, "newer"))).toEqual([]);
  expect(await rows()).toHaveLength(2);
  const kept = await inOrg((tx) => tx.query("SELECT id FROM connection"));
  expect(kept.rows).toHaveLength(1);
});
