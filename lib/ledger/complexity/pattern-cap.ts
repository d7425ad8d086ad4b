/** What may count towards a driver: how much, and the edit patterns that were at work in it. */
export type CapElement = {
  readonly key: string;
  readonly weight: number;
  /** Without any it stands for itself. */
  readonly patterns: readonly string[];
};

/** How many elements one edit pattern can justify. */
export const PATTERN_CAPACITY = 3;

type Waiting = { readonly place: number; readonly weight: number; readonly patterns: readonly number[] };

/**
 * The elements that count when no edit pattern may justify more than three: of all such choices one with the greatest total
 * weight (the independent sets are those of a transversal matroid, so going by weight is optimal; Edmonds 1971). The total
 * never falls when an element or a pattern is added, and does not depend on the order handed in.
 */
export function patternCap<E extends CapElement>(elements: readonly E[]): { total: number; kept: E[] } {
  if (isUncontested(elements)) return summed(elements.filter(({ weight }) => weight > 0));
  const waiting = elements
    .map((element, place): Waiting => ({ place, weight: element.weight, patterns: [] }))
    .filter(({ weight }) => weight > 0);
  const kept = new Set<number>();
  const numbered = numberPatterns(elements, waiting);
  const left = peel(numbered, kept);
  match(left, kept);
  return summed(elements.filter((_, place) => kept.has(place)));
}

/** Smallest first, so that equal weights in another order add up to the same bits. */
function summed<E extends CapElement>(kept: E[]): { total: number; kept: E[] } {
  const weights = Float64Array.from(kept, ({ weight }) => weight).sort();
  return { total: weights.reduce((sum, one) => sum + one, 0), kept };
}

/** Whether no pattern is asked for by more than it can justify: the usual case, told without making anything. */
function isUncontested(elements: readonly CapElement[]): boolean {
  const asked = new Map<string, number>();
  for (const { patterns } of elements) {
    for (const pattern of patterns) {
      const times = (asked.get(pattern) ?? 0) + 1;
      if (times > PATTERN_CAPACITY) return false;
      asked.set(pattern, times);
    }
  }
  return true;
}

function numberPatterns(elements: readonly CapElement[], waiting: readonly Waiting[]): Waiting[] {
  const numbers = new Map<string, number>();
  const numberOf = (pattern: string) => {
    const known = numbers.get(pattern) ?? numbers.size;
    numbers.set(pattern, known);
    return known;
  };
  return waiting.map(({ place, weight }) => {
    const names = elements[place]?.patterns ?? [];
    return { place, weight, patterns: [...new Set(names)].map(numberOf) };
  });
}

/** Keeps whatever has a pattern that no more than three still ask for: it takes nothing from anybody. */
function peel(waiting: readonly Waiting[], kept: Set<number>): Waiting[] {
  const asking: number[][] = [];
  waiting.forEach((one, index) => {
    for (const pattern of one.patterns) (asking[pattern] ??= []).push(index);
  });
  const degree = asking.map((list) => list.length);
  const free = degree.flatMap((count, pattern) => (count <= PATTERN_CAPACITY ? [pattern] : []));
  const settle = (one: Waiting) => {
    kept.add(one.place);
    for (const pattern of one.patterns) {
      const now = (degree[pattern] ?? 0) - 1;
      degree[pattern] = now;
      if (now === PATTERN_CAPACITY) free.push(pattern);
    }
  };
  for (const one of waiting) if (one.patterns.length === 0) settle(one);
  for (let pattern = free.pop(); pattern !== undefined; pattern = free.pop()) {
    for (const index of asking[pattern] ?? []) {
      const one = waiting[index];
      if (one !== undefined && !kept.has(one.place)) settle(one);
    }
  }
  return waiting.filter(({ place }) => !kept.has(place));
}

/** Heaviest first; each finds a place among its patterns, if need be by moving others along. */
function match(waiting: readonly Waiting[], kept: Set<number>): void {
  const holders = new Map<number, Waiting[]>();
  /** Patterns that a search in vain has reached: full, and nothing leads out of them. */
  const closed = new Set<number>();
  for (const one of [...waiting].sort((a, b) => b.weight - a.weight || a.place - b.place)) {
    const start = one.patterns.filter((pattern) => !closed.has(pattern));
    const cameBy = new Map<number, { readonly who: Waiting; readonly from: number | null }>();
    for (const pattern of start) cameBy.set(pattern, { who: one, from: null });
    const queue = [...start];
    let found: number | null = null;
    for (let next = 0; next < queue.length && found === null; next += 1) {
      const pattern = queue[next] as number;
      const here = holders.get(pattern) ?? [];
      if (here.length < PATTERN_CAPACITY) found = pattern;
      else {
        for (const holder of here) {
          for (const other of holder.patterns) {
            if (closed.has(other) || cameBy.has(other)) continue;
            cameBy.set(other, { who: holder, from: pattern });
            queue.push(other);
          }
        }
      }
    }
    if (found === null) {
      for (const pattern of queue) closed.add(pattern);
      continue;
    }
    kept.add(one.place);
    for (let at: number | null = found; at !== null; ) {
      const step: { readonly who: Waiting; readonly from: number | null } | undefined = cameBy.get(at);
      if (step === undefined) break;
      holders.set(at, [...(holders.get(at) ?? []), step.who]);
      const from: number | null = step.from;
      if (from !== null)
        holders.set(
          from,
          (holders.get(from) ?? []).filter((who) => who !== step.who),
        );
      at = from;
    }
  }
}
