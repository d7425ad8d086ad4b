type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Does work for many at once: what comes for a key while something is done for it waits, and goes together afterwards, up to `most`
 * at a time. Alone, nothing waits. Where many fail together, each is tried by itself, so that none fails for another.
 */
export function goTogether<Item, Answer>(
  most: number,
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (key: string, item: Item) => Promise<Answer> {
  const queues = new Map<string, Waiting<Item, Answer>[]>();

  async function some(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(group.map(({ item }) => item));
      for (const [place, { resolve }] of group.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => some([one])));
    }
  }

  async function all(key: string, queue: Waiting<Item, Answer>[]): Promise<void> {
    while (queue.length > 0) await some(queue.splice(0, most));
    queues.delete(key);
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const queue = queues.get(key);
      if (queue !== undefined) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(key, begun);
      void all(key, begun);
    });
}
