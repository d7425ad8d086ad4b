import { type EffectiveLines, effectiveLines } from "@/lib/ledger/complexity/effective-lines.ts";
import type { InputFile, InputHunk } from "@/lib/ledger/complexity/elements-input.ts";
import type { CountedGroup } from "@/lib/ledger/complexity/elements-store.ts";
import { isSecuritySensitive } from "@/lib/ledger/complexity/security-sensitive.ts";
import { type TextKey, textKey } from "@/lib/ledger/complexity/structure-store.ts";
import { type ProductMap, subsystemOf } from "@/lib/ledger/complexity/subsystem-of.ts";
import { fileKind } from "@/lib/ledger/files/file-kind.ts";
import { carriesComplexity } from "@/lib/ledger/points/carries-complexity.ts";
import type { BlobStructure } from "@/lib/model/blob-structure.ts";
import type { ChangeDiff, FileDiff } from "@/lib/model/change-diff.ts";

/** A file of a change with the texts that say what it consists of, before and after. */
export type ElementFile = {
  readonly input: Omit<InputFile, "before" | "after" | "securitySensitive">;
  readonly owners: readonly string[];
  readonly before: TextKey | null;
  readonly after: TextKey | null;
  /** Whether the ledger has lines of it that carry complexity, as far as they were looked at or not. */
  readonly counts: boolean;
};

const NO_BLOB = /^0+$/;

/** The hand-written files of a change that have lines which count, or another name. */
export function elementFiles(
  diff: ChangeDiff,
  groups: readonly CountedGroup[],
  product: ProductMap,
): ElementFile[] {
  const byPath = new Map<string, CountedGroup[]>();
  for (const group of groups) {
    const known = byPath.get(group.path);
    if (known) known.push(group);
    else byPath.set(group.path, [group]);
  }
  return diff.files.flatMap((file) => {
    const own = byPath.get(file.newPath) ?? byPath.get(file.oldPath) ?? [];
    if (file.binary || own.some(({ class: name }) => name === "generated")) return [];
    return [elementFile(file, own, product)];
  });
}

function elementFile(file: FileDiff, groups: readonly CountedGroup[], product: ProductMap): ElementFile {
  const [oldPath, newPath] = [
    file.status === "A" ? null : file.oldPath,
    file.status === "D" ? null : file.newPath,
  ];
  const path = newPath ?? file.oldPath;
  const hunks = hunksOf(file, effectiveLines(groups, file.to - file.from));
  // Where nothing counts and nothing moved, nobody asks what it consists of.
  const counts = hunks.some(({ removed, added }) =>
    [...removed.effective, ...added.effective].includes(true),
  );
  const hasMoved =
    (oldPath !== null && newPath !== null && oldPath !== newPath) ||
    groups.some(({ rule }) => rule === "moved");
  const isRead = counts || hasMoved;
  const text = (blob: string, at: string | null) =>
    at === null || !isRead || NO_BLOB.test(blob) ? null : { blob, ending: endingOf(at) };
  return {
    input: {
      oldPath,
      newPath,
      kind: fileKind(path, false),
      hunks,
      ...subsystemOf(product, path),
      otherTeam: false,
    },
    owners: groups.flatMap(({ service }) => service ?? []),
    before: text(file.oldBlob, oldPath),
    after: text(file.newBlob, newPath),
    counts: groups.some(({ class: name, rule }) => name !== "excluded" && carriesComplexity(name, rule)),
  };
}

/** What a structure is read by: the whole name of files that have no ending. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

function hunksOf({ hunks, text }: FileDiff, isEffective: EffectiveLines): InputHunk[] {
  const found: InputHunk[] = [];
  if (text === null) return found;
  let at = 0;
  for (let h = 0; h < hunks.length; h += 4) {
    const [oldStart = 0, removedLines = 0, newStart = 0, addedLines = 0] = hunks.subarray(h, h + 4);
    const side = (start: number, first: number, count: number, isRemoved: boolean) => ({
      start,
      lines: text.slice(first, first + count),
      effective: Array.from({ length: count }, (_, k) => isEffective(first + k, isRemoved)),
    });
    found.push({
      removed: side(oldStart, at, removedLines, true),
      added: side(newStart, at + removedLines, addedLines, false),
    });
    at += removedLines + addedLines;
  }
  return found;
}

/** The file with what its texts consist of. */
export function withStructures(
  { input, owners, before, after }: ElementFile,
  structures: ReadonlyMap<string, BlobStructure>,
): InputFile {
  const of = (text: TextKey | null) => (text === null ? null : (structures.get(textKey(text)) ?? null));
  const both = [of(before), of(after)] as const;
  const path = input.newPath ?? input.oldPath ?? "";
  return {
    ...input,
    before: both[0],
    after: both[1],
    securitySensitive: isSecuritySensitive(path, both, owners),
  };
}
