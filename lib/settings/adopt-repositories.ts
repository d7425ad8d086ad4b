import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { addRepository } from "./add-repository.ts";
import { nameOf } from "./parse-location.ts";
import { samePlace } from "./same-place.ts";

/** A repository that a connection found and people chose. */
export type ChosenRepository = {
  readonly key: string;
  readonly fullName: string;
  readonly earlierNames: readonly string[];
  readonly cloneUrl: string;
  readonly isEmpty: boolean;
  readonly lostBecause: string | null;
};

const Kept = z.object({
  id: z.uuid(),
  hostKey: z.string().nullable(),
  source: z.string(),
  name: z.string(),
  location: z.string(),
  isRemoved: z.boolean(),
  faultCode: z.string().nullable(),
});
type Kept = z.output<typeof Kept>;

/** The fault that stands for a repository its host no longer shows; what was read of it stays. */
const LOST = "host-lost";

/**
 * Makes what a connection found into repositories that git reads: new ones are added, one that was added before by its address,
 * or as a clone of it (`originOf` tells where a folder was cloned from), is linked by its key, renamed ones follow, lost ones say so and keep their data. One that a person removed since the
 * connection was made stays away. Answers which are to be read now.
 */
export async function adoptRepositories(
  tx: Tx,
  { orgId, connectionId }: { readonly orgId: string; readonly connectionId: string },
  chosen: readonly ChosenRepository[],
  originOf: (folder: string) => Promise<string | null>,
): Promise<string[]> {
  if (chosen.length === 0) return [];
  const kept = await rows(
    tx,
    Kept,
    sql`SELECT id, host_key AS "hostKey", source, name, location, removed_at IS NOT NULL AS "isRemoved",
          fault_code AS "faultCode" FROM repository r
        WHERE org_id = ${orgId} AND (removed_at IS NULL OR (host_key IS NOT NULL AND removed_at >
          (SELECT created_at FROM connection WHERE org_id = ${orgId} AND id = ${connectionId})))
        ORDER BY removed_at NULLS FIRST, created_at, id`,
  );
  const byKey = new Map<string, Kept>();
  const byPlace = new Map<string, Kept>();
  for (const row of kept) {
    if (row.hostKey !== null && !byKey.has(row.hostKey)) byKey.set(row.hostKey, row);
    const isOpen = row.hostKey === null && !row.isRemoved;
    const origin = isOpen && row.source === "local" ? await originOf(row.location) : row.location;
    const place = isOpen && origin !== null ? samePlace(origin) : null;
    if (place !== null && !byPlace.has(place)) byPlace.set(place, row);
  }
  const toRead: string[] = [];
  for (const found of chosen) {
    const known = byKey.get(found.key) ?? placesOf(found).flatMap((place) => byPlace.get(place) ?? [])[0];
    const read =
      known === undefined
        ? await add(tx, orgId, connectionId, found)
        : known.isRemoved
          ? null
          : await keepUp(tx, orgId, known, found);
    if (read !== null) toRead.push(read);
  }
  return toRead;
}

/** Where it is, and where it was under its earlier names. */
function placesOf({ cloneUrl, fullName, earlierNames }: ChosenRepository): string[] {
  const place = samePlace(cloneUrl);
  if (place === null) return [];
  const host = place.slice(0, Math.max(0, place.length - fullName.length));
  return [place, ...earlierNames.map((name) => `${host}${name.toLowerCase()}`)];
}

async function add(
  tx: Tx,
  orgId: string,
  connectionId: string,
  { key, cloneUrl, fullName, isEmpty, lostBecause }: ChosenRepository,
): Promise<string | null> {
  if (isEmpty || lostBecause !== null) return null;
  const { repoId } = await addRepository(tx, {
    orgId,
    userId: null,
    source: "remote",
    location: cloneUrl,
    name: nameOf(fullName),
    connectionId,
  });
  await execute(tx, sql`UPDATE repository SET host_key = ${key} WHERE org_id = ${orgId} AND id = ${repoId}`);
  return repoId;
}

async function keepUp(
  tx: Tx,
  orgId: string,
  row: Kept,
  { key, cloneUrl, fullName, earlierNames, lostBecause }: ChosenRepository,
): Promise<string | null> {
  const location = row.source === "remote" ? cloneUrl : row.location;
  // A name that a person chose stays; one that came from the host follows it.
  const isTold = [fullName, ...earlierNames].some((name) => nameOf(name) === row.name);
  const name = isTold ? nameOf(fullName) : row.name;
  const mine = sql`org_id = ${orgId} AND id = ${row.id}`;
  const isMoved = location !== row.location || name !== row.name || row.hostKey !== key;
  if (isMoved) {
    await execute(
      tx,
      sql`UPDATE repository SET host_key = ${key}, location = ${location}, name = ${name} WHERE ${mine}`,
    );
    await execute(
      tx,
      sql`UPDATE team SET name = ${name} WHERE org_id = ${orgId} AND repo_id = ${row.id} AND name = ${row.name}`,
    );
  }
  if (lostBecause !== null && row.source === "remote") {
    if (row.faultCode === LOST) return null;
    const fix = "What was read stays. Give the connection access again, or remove the repository.";
    await execute(
      tx,
      sql`UPDATE repository SET state = 'failed', phase = NULL, fault_code = ${LOST}, fault_message = ${lostBecause},
            fault_fix = ${fix} WHERE ${mine}`,
    );
    return null;
  }
  return isMoved || row.faultCode === LOST ? row.id : null;
}
