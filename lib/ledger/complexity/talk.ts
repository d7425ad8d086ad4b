/**
 * Something that somebody said. `by` is the person where one is known, else a name for the account. What was said is not kept, only
 * what was measured of it when it was read.
 */
export type Remark = {
  readonly id: string;
  readonly by: string;
  readonly bot: boolean;
  /** Whether it says something in words: signs and emoji are none. */
  readonly inWords: boolean;
  /** For a question of five words or more, what tells it from others: its words where they are known, else its id. */
  readonly asks: string | null;
};

/** People who said something in words. */
export function speakers(remarks: readonly Remark[]): Set<string> {
  return new Set(remarks.filter(({ bot, inWords }) => !bot && inWords).map(({ by }) => by));
}
