import { fileKind } from "@/lib/ledger/files/file-kind.ts";
import { isManifest } from "@/lib/ledger/files/manifests.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";
import { workKindOf } from "@/lib/normalized/changes/work-kind.ts";

/** What a change was for, by its title and the files of its diff. */
export function changeWorkKind(title: string, { files }: Pick<ChangeDiff, "files">): WorkKind {
  const paths = files.map((file) => file.newPath);
  return workKindOf({
    title,
    fileKinds: paths.map((path) => fileKind(path)),
    onlyDependencies:
      paths.length > 0 && paths.every((path) => isManifest(path) || fileKind(path) === "generated"),
  });
}
