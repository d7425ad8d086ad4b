import { arrayParameter } from "@/lib/core/array-parameter.ts";
import { copyOut } from "@/lib/core/copy-out.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { RESTING } from "./carried/line-pieces.ts";

/** What the replay remembers, by the name of the part. */
export type ReplayParts = ReadonlyMap<string, Uint8Array>;

/** One part of what the replay remembers; `bytes` is null where what is stored still holds. */
export type ReplayPart = { readonly name: string; readonly bytes: Uint8Array | null };

/** What the replay of a repository remembers: the parts named, or all but those that rest. Empty before the first run. */
export async function readReplayParts(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  names: readonly string[] | null,
): Promise<ReplayParts> {
  if (names?.length === 0) return new Map();
  const rows = await copyOut(tx, (literal) => {
    const wanted =
      names === null
        ? `NOT starts_with(part, ${literal(RESTING)})`
        : `part IN (${names.map(literal).join(", ")})`;
    return `SELECT convert_to(part, 'UTF8'), bytes FROM replay_part
      WHERE org_id = ${literal(orgId)} AND repo_id = ${literal(repoId)} AND ${wanted}`;
  });
  return new Map(
    rows.map(([name, bytes]) => [Buffer.from(name ?? []).toString("utf8"), bytes ?? new Uint8Array()]),
  );
}

/** Parts are sent together up to this many bytes: most are small, and a statement each would cost more than they do. */
const TOGETHER_BYTES = 1 << 20;

/** Stores what the replay has to remember, part after part, and forgets the parts that are no longer told of. */
export async function writeReplayParts(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  parts: Iterable<ReplayPart>,
): Promise<void> {
  const names: string[] = [];
  let batch: { name: string; bytes: Uint8Array }[] = [];
  let size = 0;
  // Some parts are written while the next ones are made.
  let writing: Promise<unknown> = Promise.resolve();
  const send = async (): Promise<void> => {
    await writing;
    const part = arrayParameter(
      "text",
      batch.map(({ name }) => name),
    );
    const bytes = arrayParameter(
      "bytea",
      batch.map((each) => each.bytes),
    );
    writing = execute(
      tx,
      sql`
        INSERT INTO replay_part (org_id, repo_id, part, bytes)
        SELECT ${orgId}, ${repoId}, p.part, p.bytes FROM unnest(${part}::text[], ${bytes}::bytea[]) AS p(part, bytes)
        ON CONFLICT (org_id, repo_id, part) DO UPDATE SET bytes = excluded.bytes`,
    );
    writing.catch(() => undefined);
    batch = [];
    size = 0;
  };
  for (const { name, bytes } of parts) {
    names.push(name);
    if (bytes === null) continue;
    batch.push({ name, bytes });
    size += bytes.length;
    if (size >= TOGETHER_BYTES) await send();
  }
  if (batch.length > 0) await send();
  await writing;
  await execute(
    tx,
    sql`DELETE FROM replay_part WHERE org_id = ${orgId} AND repo_id = ${repoId} AND part <> ALL(${names})`,
  );
}
