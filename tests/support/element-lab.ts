import { changeElements } from "@/lib/ledger/complexity/change-elements.ts";
import type { ChangeElements } from "@/lib/ledger/complexity/change-elements-shape.ts";
import type { InputFile, InputHunk } from "@/lib/ledger/complexity/elements-input.ts";
import type { HistoryFacts } from "@/lib/ledger/complexity/history-facts.ts";
import { shortHash } from "@/lib/ledger/complexity/short-hash.ts";
import { fileKind } from "@/lib/ledger/files/file-kind.ts";
import { commonSubsequence } from "@/lib/ledger/lines/common-subsequence.ts";
import type { ArtefactShape, BlobStructure, FunctionShape, TypeShape } from "@/lib/model/blob-structure.ts";

/** Files of a made-up repository: lines by path. */
export type Texts = Readonly<Record<string, readonly string[]>>;

export type LabOptions = {
  readonly repository?: string;
  /** New paths by old ones. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Whether a changed line counts; all do by default. */
  readonly counts?: (path: string, text: string) => boolean;
  readonly otherTeam?: (path: string) => boolean;
  readonly security?: (path: string) => boolean;
  readonly read?: (path: string, lines: readonly string[]) => BlobStructure;
};

/** What a change from one state to another did. The first folder of a path is its service, the second its subsystem. */
export function elementsOf(before: Texts, after: Texts, options: LabOptions = {}): ChangeElements {
  const { repository = "shop", renames = {} } = options;
  const cameFrom = new Map(Object.entries(renames).map(([from, to]) => [to, from]));
  const pairs: (readonly [string | null, string | null])[] = [
    ...Object.keys(after).map((path) => {
      const from = cameFrom.get(path) ?? path;
      return [from in before ? from : null, path] as const;
    }),
    ...Object.keys(before)
      .filter((path) => !(path in after) && !(path in renames))
      .map((path) => [path, null] as const),
  ];
  return changeElements({
    repository,
    files: pairs
      .map(([oldPath, newPath]) => fileOf(before, after, oldPath, newPath, options))
      .filter(({ hunks, oldPath, newPath }) => hunks.length > 0 || oldPath !== newPath),
  });
}

function fileOf(
  before: Texts,
  after: Texts,
  oldPath: string | null,
  newPath: string | null,
  { counts = () => true, otherTeam = () => false, security = () => false, read = toyStructure }: LabOptions,
): InputFile {
  const path = newPath ?? oldPath ?? "";
  const was = oldPath === null ? [] : (before[oldPath] ?? []);
  const is = newPath === null ? [] : (after[newPath] ?? []);
  const [service = "", subsystem = "."] = path.split("/");
  return {
    oldPath,
    newPath,
    kind: fileKind(path),
    hunks: hunksOf(was, is, (text) => counts(path, text)),
    before: oldPath === null ? null : read(oldPath, was),
    after: newPath === null ? null : read(newPath, is),
    service,
    subsystem,
    otherTeam: otherTeam(path),
    securitySensitive: security(path),
  };
}

/** As git prints it: where a side is empty, the line that it comes after. */
const startOf = (place: number, lines: readonly string[]) => (lines.length === 0 ? place : place + 1);

/** Runs of lines that gave way to others, as a diff without context shows them. */
function hunksOf(
  before: readonly string[],
  after: readonly string[],
  counts: (text: string) => boolean,
): InputHunk[] {
  const ids = new Map<string, number>();
  const values = Uint32Array.from([...before, ...after], (line) => {
    const id = ids.get(line) ?? ids.size;
    ids.set(line, id);
    return id;
  });
  const same = commonSubsequence(values, 0, before.length, values.length);
  const hunks: InputHunk[] = [];
  let [left, right] = [0, 0];
  const upTo = (nextLeft: number, nextRight: number) => {
    const removed = before.slice(left, nextLeft);
    const added = after.slice(right, nextRight);
    if (removed.length + added.length > 0) {
      hunks.push({
        removed: { start: startOf(left, removed), lines: removed, effective: removed.map(counts) },
        added: { start: startOf(right, added), lines: added, effective: added.map(counts) },
      });
    }
    [left, right] = [nextLeft + 1, nextRight + 1];
  };
  for (let i = 0; i < same.length; i += 2) upTo(same[i] ?? 0, (same[i + 1] ?? 0) - before.length);
  upTo(before.length, after.length);
  return hunks;
}

/**
 * Reads a language made for tests: `fn name` … `end` is a function with the complexity of its `if` lines, `type name` a type,
 * `rpc name part:type …` an interface and `table name part:type …` a schema of one line each. `//` begins a comment.
 */
export function toyStructure(_path: string, lines: readonly string[]): BlobStructure {
  const functions: FunctionShape[] = [];
  const types: TypeShape[] = [];
  const artefacts: ArtefactShape[] = [];
  let open: { name: string; line: number; complexity: number } | null = null;
  lines.forEach((text, place) => {
    const line = place + 1;
    const [word = "", name = "", ...parts] = text
      .replace(/\/\/.*/, "")
      .trim()
      .split(/\s+/);
    if (word === "fn") open = { name, line, complexity: 0 };
    if (word === "if" && open !== null) open.complexity += 1;
    if (word === "end" && open !== null) {
      functions.push({ ...open, endLine: line, parameters: 0 });
      open = null;
    }
    if (word === "type") types.push({ name, line, endLine: line });
    if (word === "rpc" || word === "table") {
      const kind = word === "rpc" ? "interface" : "schema";
      artefacts.push({
        kind,
        name: `${word} ${name}`,
        line,
        endLine: line,
        digest: shortHash(parts.join(" ")),
        parts,
      });
    }
  });
  return { language: "toy", coverage: "parsed", gap: null, functions, types, artefacts, imports: [] };
}

/** A history in which nothing was ever seen. */
export const NO_HISTORY: HistoryFacts = {
  isHot: () => false,
  isRarePair: () => false,
  knowsModule: () => true,
  knowsLanguage: () => true,
};
/** A history in which every driver that asks it finds something. */
export const BUSY_HISTORY: HistoryFacts = {
  isHot: () => true,
  isRarePair: () => true,
  knowsModule: () => false,
  knowsLanguage: () => false,
};
