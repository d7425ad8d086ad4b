/** A function as far as it bears on risk. */
export type MeasuredFunction = {
  readonly lines: number;
  readonly complexity: number;
  readonly parameters: number;
};

/** The functions of a file before and after a change; null where its language is not measured. */
export type MeasuredFile = {
  readonly before: readonly MeasuredFunction[];
  readonly after: readonly MeasuredFunction[];
} | null;

/** Shares of low-risk change, 0 to 1, by each property; null where nothing that was measured changed. */
export type Maintainability = {
  readonly size: number | null;
  readonly complexity: number | null;
  readonly parameters: number | null;
};

const LOW = { lines: 15, complexity: 5, parameters: 2 } as const;

/**
 * How much of a change made code easier to keep: lines that came into small, simple functions of few parameters, or went out of others,
 * over all that moved (delta maintainability model; di Biase et al. 2019).
 */
export function maintainability(files: readonly MeasuredFile[]): Maintainability {
  const measured = files.filter((file) => file !== null);
  const share = (property: keyof typeof LOW): number | null => {
    const isLow = (each: MeasuredFunction): boolean => each[property] <= LOW[property];
    const moved = (low: boolean): number =>
      measured.reduce((sum, { before, after }) => sum + linesOf(after, low) - linesOf(before, low), 0);
    const linesOf = (functions: readonly MeasuredFunction[], low: boolean): number =>
      functions.reduce((sum, each) => (isLow(each) === low ? sum + each.lines : sum), 0);
    const [low, high] = [moved(true), moved(false)];
    const good = Math.max(low, 0) + Math.max(-high, 0);
    const all = Math.abs(low) + Math.abs(high);
    return all === 0 ? null : good / all;
  };
  return { size: share("lines"), complexity: share("complexity"), parameters: share("parameters") };
}
