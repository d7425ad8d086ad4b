/** What gives one answer after the other, and can be told that no more are wanted. */
export type Answers<T> = Pick<AsyncGenerator<T, void, void>, "next" | "return">;

/** The same answers; the first is asked for at once, so that whoever gives them starts while others are still at work. */
export function begun<T>(answers: AsyncGenerator<T, void, void>): Answers<T> {
  let first: ReturnType<typeof answers.next> | null = answers.next();
  first.catch(() => undefined);
  return {
    next: () => {
      const answer = first ?? answers.next();
      first = null;
      return answer;
    },
    return: () => answers.return(),
  };
}
