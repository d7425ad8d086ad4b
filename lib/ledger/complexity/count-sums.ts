/** Signed counts of texts, added up; texts that come to nothing are gone. */
export type CountSums = {
  readonly add: (counts: readonly (readonly [string, number])[]) => void;
  readonly isEmpty: () => boolean;
  /** Whether the two add up to nothing. */
  readonly cancels: (other: CountSums) => boolean;
  readonly entries: () => [string, number][];
};

export function countSums(): CountSums {
  const sums = new Map<string, number>();
  return {
    add: (counts) => {
      for (const [text, count] of counts) {
        const sum = (sums.get(text) ?? 0) + count;
        if (sum === 0) sums.delete(text);
        else sums.set(text, sum);
      }
    },
    isEmpty: () => sums.size === 0,
    cancels: (other) => {
      const theirs = other.entries();
      return theirs.length === sums.size && theirs.every(([text, count]) => sums.get(text) === -count);
    },
    entries: () => [...sums],
  };
}
