import type { Rng } from "@/lib/core/rng.ts";
import { changeOfAtom } from "@/lib/ledger/fold/fold-state.ts";
import { birthsIn } from "@/lib/ledger/lines/births-in.ts";
import { NO_RUNS } from "@/lib/ledger/lines/runs.ts";
import { isMissingObject } from "@/lib/sources/git/git-failure.ts";
import { readBlame } from "@/lib/sources/git/read-blame.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { landingLine, type ThreeReadings } from "./read-thrice.ts";

/** One line at the tip: the atom that each reading calls its birth (0 where unknown), and the change that blame names. */
export type SampledLine = {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly blamed: string | null;
  /** Ids of changes. */
  readonly plain: string | null;
  readonly shipped: string | null;
  readonly atoms: { readonly plain: number; readonly shipped: number; readonly histogramOnly: number };
};

/** A file of the sample; null instead of lines where blame needs contents that the clone lacks. */
export type SampledFile = { readonly path: string; readonly lines: readonly SampledLine[] | null };

/**
 * Whole text files of the landing branch in a random order, until they hold `lines` lines. Where blame counts more lines
 * than were read, that counts against the reading: those lines have no birth.
 */
export async function* sampleFiles(
  source: ReadingDirectory,
  readings: ThreeReadings,
  rng: Rng,
  lines: number,
): AsyncGenerator<SampledFile, void, void> {
  const { plain, shipped, histogramOnly } = readings.folds;
  const filesOf = [plain, shipped, histogramOnly].map((fold) => landingLine(fold).files);
  const paths = [...landingLine(shipped).files]
    .filter(([path, runs]) => runs.length > 0 && !shipped.links.has(path))
    .map(([path]) => path)
    .toSorted();
  let sampled = 0;
  for (const path of rng.shuffle(paths)) {
    if (sampled >= lines) return;
    const blamed = await blameOf(source, readings.tip, path);
    if (blamed === null) {
      yield { path, lines: null };
      continue;
    }
    sampled += blamed.length;
    const [byPlain, byShipped, byHistogram] = filesOf.map((files) => birthsIn(files.get(path) ?? NO_RUNS));
    const found = blamed.map((sha, k): SampledLine => {
      const atoms = {
        plain: byPlain?.[k] ?? 0,
        shipped: byShipped?.[k] ?? 0,
        histogramOnly: byHistogram?.[k] ?? 0,
      };
      return {
        path,
        line: k + 1,
        blamed: readings.ownerOf(sha),
        plain: changeOfAtom(plain, atoms.plain)?.id ?? null,
        shipped: changeOfAtom(shipped, atoms.shipped)?.id ?? null,
        atoms,
      };
    });
    yield { path, lines: found };
  }
}

async function blameOf(source: ReadingDirectory, tip: string, path: string): Promise<string[] | null> {
  try {
    return await readBlame(source, tip, path);
  } catch (error) {
    if (isMissingObject(error)) return null;
    throw error;
  }
}
