/** What is left of the lines of one group once those that cancel are taken out. */
export type NetGroup = {
  /** Lines said more often, or less often, after than before. */
  readonly lines: number;
  readonly patterns: ReadonlySet<string>;
};

/** One text of a group: how much more often it is said, and by which edits it came or went. */
export type NetText = {
  readonly text: string;
  readonly net: number;
  readonly patterns: readonly string[];
  /** Whether it stands in tests only. */
  readonly test: boolean;
};

/** Of one text: by pattern, so that an edit and the one that takes it back leave nothing. */
type Tally = { net: number; readonly byPattern: Map<string, { count: number; test: boolean }> };

/** Adds up signed counts of lines by group and text; the order of adding does not matter. */
export type NetLines = {
  readonly add: (group: string, text: string, count: number, pattern: string, test: boolean) => void;
  readonly textsOf: (group: string) => NetText[];
  /** Groups of which something is left, in alphabetical order. */
  readonly groups: () => Map<string, NetGroup>;
};

export function netLines(): NetLines {
  const groups = new Map<string, Map<string, Tally>>();

  const textsOf = (group: string): NetText[] => {
    const texts: NetText[] = [];
    for (const [text, { net, byPattern }] of groups.get(group) ?? []) {
      if (net === 0) continue;
      const left = [...byPattern].filter(([, { count }]) => (net > 0 ? count > 0 : count < 0));
      texts.push({
        text,
        net,
        patterns: left.map(([pattern]) => pattern),
        test: left.every(([, { test }]) => test),
      });
    }
    return texts;
  };

  return {
    textsOf,
    add: (group, text, count, pattern, test) => {
      const texts = groups.get(group) ?? new Map<string, Tally>();
      groups.set(group, texts);
      const tally: Tally = texts.get(text) ?? { net: 0, byPattern: new Map() };
      texts.set(text, tally);
      tally.net += count;
      const known = tally.byPattern.get(pattern) ?? { count: 0, test: true };
      tally.byPattern.set(pattern, { count: known.count + count, test: known.test && test });
    },
    groups: () => {
      const left = new Map<string, NetGroup>();
      for (const group of [...groups.keys()].sort()) {
        const texts = textsOf(group);
        if (texts.length === 0) continue;
        const lines = texts.reduce((sum, { net }) => sum + Math.abs(net), 0);
        left.set(group, { lines, patterns: new Set(texts.flatMap(({ patterns }) => patterns)) });
      }
      return left;
    },
  };
}
