/** What is left of the lines of one group once those that cancel are taken out. */
export type NetGroup = {
  /** Lines said more often, or less often, after than before. */
  lines: number;
  readonly patterns: Set<string>;
};

/** Of one text: by pattern, so that an edit and the one that takes it back leave nothing. */
type Tally = { net: number; readonly byPattern: Map<string, number> };

/** Adds up signed counts of lines by group and text; the order of adding does not matter. */
export type NetLines = {
  /** Lines whose text nothing in the unit says with the other sign. */
  readonly addPlain: (group: string, count: number, pattern: string) => void;
  /** Lines whose text both came and went. */
  readonly addMixed: (group: string, text: string, count: number, pattern: string) => void;
  /** Groups of which something is left, in alphabetical order. */
  readonly groups: () => Map<string, NetGroup>;
};

export function netLines(): NetLines {
  const left = new Map<string, NetGroup>();
  const mixed = new Map<string, Map<string, Tally>>();

  const add = (group: string, lines: number, pattern: string) => {
    const known = left.get(group);
    if (known === undefined) left.set(group, { lines, patterns: new Set([pattern]) });
    else {
      known.lines += lines;
      known.patterns.add(pattern);
    }
  };

  return {
    addPlain: (group, count, pattern) => {
      if (count !== 0) add(group, Math.abs(count), pattern);
    },
    addMixed: (group, text, count, pattern) => {
      const texts = mixed.get(group) ?? new Map<string, Tally>();
      mixed.set(group, texts);
      const tally: Tally = texts.get(text) ?? { net: 0, byPattern: new Map() };
      texts.set(text, tally);
      tally.net += count;
      tally.byPattern.set(pattern, (tally.byPattern.get(pattern) ?? 0) + count);
    },
    groups: () => {
      for (const [group, texts] of mixed) {
        for (const { net, byPattern } of texts.values()) {
          let lines = Math.abs(net);
          for (const [pattern, count] of byPattern) {
            if (net === 0 || count === 0 || count > 0 !== net > 0) continue;
            add(group, lines, pattern);
            lines = 0;
          }
        }
      }
      mixed.clear();
      return new Map([...left].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}
