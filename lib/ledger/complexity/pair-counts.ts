/** How often the parts of one repository changed, and how often two of them together. */
export type PairCounts = {
  readonly count: (parts: readonly string[], by: 1 | -1) => void;
  readonly isRare: (one: string, other: string) => boolean;
};

/** Of what changes less often nothing can be said. */
const FEWEST_REVISIONS = 5;
/** Together in less than this share of their mean revisions (the degree of code-maat): hardly ever. */
const RARE = 0.1;

export function pairCounts(): PairCounts {
  const revisions = new Map<string, number>();
  const shared = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, by: number) => {
    const now = (counts.get(key) ?? 0) + by;
    if (now === 0) counts.delete(key);
    else counts.set(key, now);
  };
  return {
    count: (parts, by) => {
      parts.forEach((one, place) => {
        add(revisions, one, by);
        for (const other of parts.slice(place + 1)) add(shared, pairOf(one, other), by);
      });
    },
    isRare: (one, other) => {
      const [a, b] = [revisions.get(one) ?? 0, revisions.get(other) ?? 0];
      if (Math.min(a, b) < FEWEST_REVISIONS) return false;
      return (shared.get(pairOf(one, other)) ?? 0) < (RARE * (a + b)) / 2;
    },
  };
}

const pairOf = (one: string, other: string) =>
  one < other ? `${one}\u0000${other}` : `${other}\u0000${one}`;
