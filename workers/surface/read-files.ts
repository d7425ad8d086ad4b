import { contextKind } from "@/lib/core/context-kind.ts";
import { type Db, withOrg } from "@/lib/core/db.ts";
import {
  changedPaths,
  type DueFiles,
  dueFiles,
  keepFiles,
  type SurfaceFileRow,
  templateBlobs,
} from "@/lib/ledger/surface/file-store.ts";
import { POST_MORTEM } from "@/lib/ledger/surface/surface-paths.ts";
import { textSays } from "@/lib/ledger/surface/text-says.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { readBlobs } from "@/lib/sources/git/read-blobs.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";

const AT_ONCE = 200;
/** More of a text is not looked at. */
const MOST_BYTES = 256 * 1024;

/**
 * Says of files of the surface what their texts say, as each change left them; each is looked at once, ever. `leftOut` are pathspecs
 * of what the repository lacks. Answers how many were looked at.
 */
export async function readSurfaceFiles(
  db: Db,
  scope: RepoScope,
  source: ReadingDirectory,
  leftOut: readonly string[],
): Promise<number> {
  const due = await withOrg(db, scope.orgId, async (tx) => {
    const paths = (await changedPaths(tx, scope)).filter((path) => kindOf(path) !== "none");
    return paths.length === 0 ? [] : dueFiles(tx, scope, paths);
  });
  if (due.length === 0) return 0;
  const diffs = openTreeDiff(source, undefined, leftOut);
  let read = 0;
  try {
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const part = due.slice(from, from + AT_ONCE);
      const left: Left[] = [];
      for (const change of part) left.push(...filesLeft(change, await blobsOf(diffs, change)));
      const templates = await withOrg(db, scope.orgId, (tx) => templateBlobs(tx, scope));
      for (const { path, blob } of left) if (TEMPLATE.test(path)) addTo(templates, folderOf(path), blob);
      const files = await describe(source, left, templates);
      await withOrg(db, scope.orgId, (tx) => keepFiles(tx, scope, files));
      read += files.length;
    }
  } finally {
    await diffs.close();
  }
  return read;
}

type Left = { readonly changeId: string; readonly path: string; readonly blob: string };

async function blobsOf(
  diffs: ReturnType<typeof openTreeDiff>,
  { baseSha, mergeSha }: DueFiles,
): Promise<ReadonlyMap<string, string>> {
  const { files } = await diffs.between(baseSha, mergeSha);
  return new Map(files.map(({ newPath, newBlob, status }) => [newPath, status === "D" ? "" : newBlob]));
}

/** A path that the diff does not have under this name was renamed or taken out. */
const filesLeft = ({ id, paths }: DueFiles, blobs: ReadonlyMap<string, string>): Left[] =>
  paths.map((path) => ({ changeId: id, path, blob: blobs.get(path) ?? "" }));

async function describe(
  source: ReadingDirectory,
  left: readonly Left[],
  templates: ReadonlyMap<string, readonly string[]>,
): Promise<SurfaceFileRow[]> {
  const texts = new Map<string, string>();
  const wanted = new Set([...left.map(({ blob }) => blob), ...[...templates.values()].flat()]);
  wanted.delete("");
  for await (const { id, content } of readBlobs(source, wanted, MOST_BYTES))
    texts.set(id, content.toString("utf8"));
  return left.map(({ changeId, path, blob }) => {
    const text = texts.get(blob) ?? "";
    const besides = (templates.get(folderOf(path)) ?? []).flatMap((one) => texts.get(one) ?? []);
    const says = textSays(text, besides);
    return {
      ...says,
      changeId,
      path,
      kind: kindOf(path),
      blob: texts.has(blob) ? blob : "",
      chars: text.length,
    };
  });
}

const TEMPLATE = /template[^/]*$/i;
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

function addTo(templates: Map<string, string[]>, folder: string, blob: string): void {
  const known = templates.get(folder) ?? [];
  if (blob !== "" && !known.includes(blob)) templates.set(folder, [...known, blob]);
}

const kindOf = (path: string): string =>
  POST_MORTEM.test(path.toLowerCase()) ? "post_mortem" : (contextKind(path) ?? "none");
