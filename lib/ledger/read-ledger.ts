import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { LineBirthRow } from "./rows.ts";

const Bytes = z.instanceof(Uint8Array);

/** Bytes that travel at once: a driver holds a message whole, and reads bytes as text of twice their length. */
const SLICE = 4 * 1024 * 1024;

/** What the replay of a repository has to remember; null before the first run. */
export async function readReplayState(tx: Tx, { orgId, repoId }: RepoScope): Promise<Uint8Array | null> {
  const slices = await rows(
    tx,
    z.object({ part: Bytes }),
    sql`
      SELECT substring(state FROM at FOR ${SLICE}::int) AS part
      FROM replay_state, generate_series(1, greatest(1, length(state)), ${SLICE}::int) AS at
      WHERE org_id = ${orgId} AND repo_id = ${repoId} ORDER BY at`,
  );
  return slices.length === 0 ? null : Buffer.concat(slices.map(({ part }) => part));
}

/** Stores what the replay has to remember, part after part. `now` in seconds. */
export async function writeReplayState(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  state: Iterable<Uint8Array>,
  now: number,
): Promise<void> {
  await tx.query("CREATE TEMP TABLE state_slice (at int, part bytea) ON COMMIT DROP");
  await tx.query("ALTER TABLE state_slice ALTER COLUMN part SET STORAGE EXTERNAL");
  let position = 0;
  for (const part of state) {
    for (let at = 0; at < part.length; at += SLICE) {
      await execute(
        tx,
        sql`INSERT INTO state_slice VALUES (${position++}, ${part.subarray(at, at + SLICE)})`,
      );
    }
  }
  await execute(
    tx,
    sql`
      INSERT INTO replay_state (org_id, repo_id, state, updated_at)
      SELECT ${orgId}, ${repoId}, coalesce(string_agg(part, ''::bytea ORDER BY at), ''::bytea), to_timestamp(${now})
      FROM state_slice
      ON CONFLICT (org_id, repo_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
  );
  await tx.query("DROP TABLE state_slice");
}

/** The births of the files of a repository: of all, or of those on the branches and paths asked for. */
export const readLineBirths = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  wanted: { readonly branch?: string; readonly paths?: readonly string[] } = {},
): Promise<LineBirthRow[]> =>
  rows(
    tx,
    z.object({ branch: z.string(), path: z.string(), runs: Bytes }),
    sql`
      SELECT branch, path, runs FROM line_birth
      WHERE org_id = ${orgId} AND repo_id = ${repoId}
        AND (${wanted.branch ?? null}::text IS NULL OR branch = ${wanted.branch ?? null})
        AND (${wanted.paths ?? null}::text[] IS NULL OR path = ANY(${wanted.paths ?? null}::text[]))
      ORDER BY branch, path`,
  );

const Balance = z.object({ change: z.string(), class: z.enum(LEDGER_CLASSES), atoms: z.number() });
export type Balance = z.output<typeof Balance>;

/** Where the books of the changes named stand: atoms by class after all adjustments, classes at zero left out. */
export const readBalances = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changeIds: readonly string[],
): Promise<Balance[]> =>
  rows(
    tx,
    Balance,
    sql`
      SELECT change_id AS change, class, sum(atoms)::bigint AS atoms FROM ledger_entry
      WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${changeIds})
      GROUP BY change_id, class HAVING sum(atoms) <> 0 ORDER BY change_id, class`,
  );
