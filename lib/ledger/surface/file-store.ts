import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { TextSays } from "./text-says.ts";

const Due = z.object({
  id: z.string(),
  mergeSha: z.string(),
  baseSha: z.string().nullable(),
  paths: z.array(z.string()),
});
/** A change with files that may be of the surface and were not looked at. */
export type DueFiles = z.output<typeof Due>;

/** What a file of the surface says, as a change left it. `blob` is empty where the change took it out. */
export type SurfaceFileRow = TextSays & {
  readonly changeId: string;
  readonly path: string;
  readonly kind: string;
  readonly blob: string;
  readonly chars: number;
};

/** Every path that a change of the repository has lines in. */
export async function changedPaths(tx: Tx, { orgId, repoId }: RepoScope): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ path: z.string() }),
    sql`SELECT DISTINCT path FROM atom_group WHERE org_id = ${orgId} AND repo_id = ${repoId}`,
  );
  return found.map(({ path }) => path);
}

/** Changes with files of these paths that nobody has looked at; the first to land come first. */
export const dueFiles = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  paths: readonly string[],
): Promise<DueFiles[]> =>
  rows(
    tx,
    Due,
    sql`SELECT c.id, c.merge_sha AS "mergeSha", c.base_sha AS "baseSha", d.paths FROM (
          SELECT a.change_id, array_agg(DISTINCT a.path) AS paths FROM atom_group a
          WHERE a.org_id = ${orgId} AND a.repo_id = ${repoId} AND a.path = ANY(${[...paths]}::text[]) AND NOT EXISTS (
            SELECT 1 FROM surface_file f WHERE f.org_id = a.org_id AND f.repo_id = a.repo_id AND f.change_id = a.change_id
              AND f.path = a.path)
          GROUP BY 1
        ) d JOIN change c ON c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.id = d.change_id ORDER BY c.position`,
  );

const COLUMNS =
  "org_id repo_id change_id path kind blob chars words is_template is_accepted has_reasons done_actions".split(
    " ",
  );

/** Keeps what files say. */
export const keepFiles = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  files: readonly SurfaceFileRow[],
): Promise<number> =>
  bulkUpsert(
    tx,
    { table: "surface_file", columns: COLUMNS, key: COLUMNS.slice(0, 4) },
    files.map((file) => [
      orgId,
      repoId,
      file.changeId,
      file.path,
      file.kind,
      file.blob,
      file.chars,
      file.words,
      file.isTemplate,
      file.isAccepted,
      file.hasReasons,
      file.doneActions,
    ]),
  );

/** The blobs of templates in a repository, by the folder that they lie in. */
export async function templateBlobs(tx: Tx, { orgId, repoId }: RepoScope): Promise<Map<string, string[]>> {
  const found = await rows(
    tx,
    z.object({ path: z.string(), blob: z.string() }),
    sql`SELECT DISTINCT path, blob FROM surface_file WHERE org_id = ${orgId} AND repo_id = ${repoId} AND blob <> ''
          AND path ~* 'template[^/]*$' ORDER BY path, blob`,
  );
  const byFolder = new Map<string, string[]>();
  for (const { path, blob } of found) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), blob]);
  }
  return byFolder;
}

const Told = z.object({
  repoId: z.uuid(),
  changeId: z.string(),
  path: z.string(),
  kind: z.string(),
  chars: z.number(),
  words: z.number(),
  isTemplate: z.boolean(),
  isAccepted: z.boolean(),
  hasReasons: z.boolean(),
  doneActions: z.number(),
  at: z.number(),
  openedAt: z.number(),
  teamId: z.uuid(),
  number: z.number().nullable(),
  /** A tool that writes had part in the change, or a bot made it, as far as that is known. */
  isAssisted: z.boolean(),
  /** The change has specifications and decisions and nothing else. */
  isAlone: z.boolean(),
});
/** A file of the surface with the change that left it so. Times in seconds. */
export type ToldFile = z.output<typeof Told>;

/** Every file of the surface that is still there after its change, but for the templates themselves. */
export const toldFiles = (tx: Tx, orgId: string): Promise<ToldFile[]> =>
  rows(
    tx,
    Told,
    sql`WITH alone AS (
          SELECT w.repo_id, w.change_id FROM (
            SELECT repo_id, change_id, count(*) FILTER (WHERE kind IN ('spec', 'decision')) AS n FROM surface_file
            WHERE org_id = ${orgId} GROUP BY 1, 2) w
          JOIN LATERAL (SELECT count(DISTINCT a.path) AS n FROM atom_group a
            WHERE a.org_id = ${orgId} AND a.repo_id = w.repo_id AND a.change_id = w.change_id) g ON g.n = w.n
        )
        SELECT f.repo_id AS "repoId", f.change_id AS "changeId", f.path, f.kind, f.chars, f.words, f.is_template AS "isTemplate",
          f.is_accepted AS "isAccepted", f.has_reasons AS "hasReasons", f.done_actions AS "doneActions",
          extract(epoch FROM c.merged_at)::float8 AS at, extract(epoch FROM c.opened_at)::float8 AS "openedAt",
          c.team_id AS "teamId", c.number,
          coalesce(coalesce(m.stated_class, m.class) IN ('hybrid', 'agent', 'automation'), false) AS "isAssisted",
          o.change_id IS NOT NULL AS "isAlone"
        FROM surface_file f
        JOIN repository r ON r.org_id = f.org_id AND r.id = f.repo_id AND r.removed_at IS NULL
        JOIN change c ON c.org_id = f.org_id AND c.repo_id = f.repo_id AND c.id = f.change_id AND NOT c.excluded
        LEFT JOIN composition m ON m.org_id = f.org_id AND m.repo_id = f.repo_id AND m.change_id = f.change_id
        LEFT JOIN alone o ON o.repo_id = f.repo_id AND o.change_id = f.change_id
        WHERE f.org_id = ${orgId} AND f.blob <> '' AND f.path !~* 'template[^/]*$'
        ORDER BY f.repo_id, f.change_id, f.path`,
  );
