/** A file within the window, wherever it lies by now. */
export type WarmFile = { path: string; revisions: number; complexity: number };

type Touch = {
  readonly path: string;
  readonly from: string | null;
  readonly gone: boolean;
  readonly complexity: number | null;
  /** Whether this is a revision; else the file has another name and nothing more. */
  readonly counts: boolean;
};

/** Revisions times complexity of the files of one repository. */
export type FileHeat = {
  /** Counts a revision of a file, or takes note of its new name, and returns what later is to be cooled by one. */
  readonly touch: (file: Touch) => WarmFile;
  readonly cool: (file: WarmFile) => void;
  readonly isHot: (path: string) => boolean;
};

/** The hottest one in so many. */
const ONE_IN = 20;

export function fileHeat(): FileHeat {
  const files = new Map<string, WarmFile>();
  let bound: number | null = null;

  const heatOf = ({ revisions, complexity }: WarmFile) => revisions * complexity;
  /** The greatest heat that is not among the hottest; where several are equal at the edge, none of them is. */
  const currentBound = () => {
    if (bound !== null) return bound;
    const heats = Float64Array.from(files.values(), heatOf)
      .filter((heat) => heat > 0)
      .sort();
    const hottest = Math.floor(heats.length / ONE_IN);
    bound = heats[heats.length - 1 - hottest] ?? Number.POSITIVE_INFINITY;
    return bound;
  };

  return {
    touch: ({ path, from, gone, complexity, counts }) => {
      bound = null;
      const before = files.get(from ?? path);
      const file = before ?? { path, revisions: 0, complexity: 0 };
      files.delete(file.path);
      file.path = path;
      if (counts) file.revisions += 1;
      file.complexity = complexity ?? file.complexity;
      if (!gone && file.revisions > 0) files.set(path, file);
      return file;
    },
    cool: (file) => {
      bound = null;
      file.revisions -= 1;
      if (file.revisions <= 0 && files.get(file.path) === file) files.delete(file.path);
    },
    isHot: (path) => {
      const file = files.get(path);
      return file !== undefined && heatOf(file) > currentBound();
    },
  };
}
