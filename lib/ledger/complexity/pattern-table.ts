/** Numbers patterns in the order in which they are first met. */
export type PatternTable = {
  readonly numberOf: (pattern: string) => number;
  /** All of them, one behind the other. */
  readonly text: () => string;
};

export function patternTable(): PatternTable {
  const numbers = new Map<string, number>();
  return {
    numberOf: (pattern) => {
      const number = numbers.get(pattern) ?? numbers.size;
      numbers.set(pattern, number);
      return number;
    },
    text: () => [...numbers.keys()].join(""),
  };
}
