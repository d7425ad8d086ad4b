/** Something that somebody said. `by` is the person where one is known, else the account. */
export type Remark = {
  readonly id: string;
  readonly by: string;
  readonly bot: boolean;
  readonly text: string;
};

const WORD = /[\p{L}\p{N}]+/gu;

/** Words of a remark; signs and emoji are none. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** People who said something in words. */
export function speakers(remarks: readonly Remark[]): Set<string> {
  return new Set(remarks.filter(({ bot, text }) => !bot && wordsOf(text).length > 0).map(({ by }) => by));
}
