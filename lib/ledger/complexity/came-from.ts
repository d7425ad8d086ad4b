import type { LineSpan } from "@/lib/model/blob-structure.ts";
import type { InputFile } from "./elements-input.ts";
import { hasCarriedLines, keptLines, type LineMarks } from "./line-marks.ts";

/** A file of a change with the marks of its lines. */
export type MarkedFile = { readonly file: InputFile; readonly number: number; readonly marks: LineMarks };
type Named = LineSpan & { readonly name: string };
/** Something that a text has under a name, and where. */
export type Found<S extends Named> = { readonly at: MarkedFile; readonly shape: S };

/**
 * For what is new under its name, what it was before: in the same file under another name, where most of its lines were left
 * standing, or under the same name in another file, where lines moved between the two. Each is taken once.
 */
export function cameFrom<S extends Named>(
  gone: readonly Found<S>[],
  come: readonly Found<S>[],
): Map<Found<S>, Found<S>> {
  const free = new Set(gone);
  const pairs = new Map<Found<S>, Found<S>>();
  for (const one of come) {
    const before = renamed(one, free) ?? moved(one, free);
    if (before === undefined) continue;
    free.delete(before);
    pairs.set(one, before);
  }
  return pairs;
}

function renamed<S extends Named>(one: Found<S>, free: ReadonlySet<Found<S>>): Found<S> | undefined {
  const { shape, at } = one;
  const lines = shape.endLine - shape.line + 1;
  if (keptLines(at.marks.added, shape) * 2 < lines) return undefined;
  const middle = standing(at, shape);
  if (middle === null) return undefined;
  // Innermost last: of those around the line, the one that begins last.
  return [...free]
    .filter(({ at: place, shape: { line, endLine } }) => place === at && line <= middle && middle <= endLine)
    .sort((a, b) => a.shape.line - b.shape.line)
    .at(-1);
}

/** Where in the text before a line of the span stood that was left as it was; the one closest to its beginning. */
function standing({ file, marks }: MarkedFile, span: LineSpan): number | null {
  const changed = new Set(
    marks.added.filter(({ line }) => line >= span.line && line <= span.endLine).map(({ line }) => line),
  );
  for (let line = span.line; line <= span.endLine; line += 1) {
    if (changed.has(line)) continue;
    let before = line;
    for (const { removed, added } of file.hunks) {
      if (added.start < line) before += removed.lines.length - added.lines.length;
    }
    return before;
  }
  return null;
}

function moved<S extends Named>(one: Found<S>, free: ReadonlySet<Found<S>>): Found<S> | undefined {
  if (!hasCarriedLines(one.at.marks.added, one.shape)) return undefined;
  for (const other of free) {
    const sameName = lastPart(other.shape.name) === lastPart(one.shape.name);
    if (sameName && hasCarriedLines(other.at.marks.removed, other.shape)) return other;
  }
  return undefined;
}

const lastPart = (name: string) => name.slice(name.lastIndexOf(".") + 1);
