import { contextKind } from "@/lib/core/context-kind.ts";
import type { FileStatus } from "@/lib/model/change-diff.ts";
import type { ContextAsset } from "@/lib/model/context-asset.ts";
import { contextScope } from "./context-scope.ts";

/** One landing that touched one file. */
export type ContextEvent = {
  readonly at: number;
  readonly status: FileStatus;
  /** Equal but for renames. */
  readonly oldPath: string;
  readonly path: string;
  /** Content after the landing; a rename that keeps it is no new version. */
  readonly oldBlob: string;
  readonly blob: string;
  /** The file is a link to another one, which stands for it. */
  readonly isLink: boolean;
};

/**
 * The context assets of a repository, from its landings in order, by path. An asset keeps its age through renames and
 * when it comes back after a removal. `earlier` continues from what a previous fold returned.
 */
export function foldContext(
  events: Iterable<ContextEvent>,
  earlier: readonly ContextAsset[] = [],
): ContextAsset[] {
  const assets = new Map(earlier.map((asset) => [asset.path, asset]));
  for (const event of events) {
    if (event.status === "D" || event.isLink) remove(event.path, event.at);
    else if (event.status === "R") rename(event);
    else write(event.path, event.at, assets.get(event.path) ?? null);
  }
  return [...assets.values()].sort((a, b) => (a.path < b.path ? -1 : 1));

  function rename(event: ContextEvent): void {
    const before = assets.get(event.oldPath) ?? null;
    if (before === null || contextKind(event.path) === null) remove(event.oldPath, event.at);
    else assets.delete(event.oldPath);
    if (before !== null && event.oldBlob === event.blob) keep(event.path, before);
    else write(event.path, event.at, before ?? assets.get(event.path) ?? null);
  }

  function keep(path: string, before: ContextAsset): void {
    const kind = contextKind(path);
    if (kind !== null)
      assets.set(path, { ...before, path, kind, scope: contextScope(path, kind), removedAt: null });
  }

  function write(path: string, at: number, before: ContextAsset | null): void {
    const kind = contextKind(path);
    if (kind === null) return;
    const since = before?.since ?? at;
    const versions = (before?.versions ?? 0) + 1;
    const scope = contextScope(path, kind);
    assets.set(path, { path, kind, scope, since, lastChanged: at, removedAt: null, versions });
  }

  function remove(path: string, at: number): void {
    const asset = assets.get(path);
    if (asset !== undefined && asset.removedAt === null) assets.set(path, { ...asset, removedAt: at });
  }
}
