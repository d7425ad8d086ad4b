export type Closing = { add(name: string, close: () => Promise<unknown>): void; run(): Promise<string[]> };

/** Closes in the reverse of opening, so whatever was opened alone is never closed under someone using it. */
export function closing(): Closing {
  const opened: { name: string; close: () => Promise<unknown> }[] = [];
  let running: Promise<string[]> | undefined;

  const closeAll = async () => {
    const failed: string[] = [];
    for (const { name, close } of opened.toReversed()) {
      await close().catch(() => failed.push(name));
    }
    return failed;
  };

  return {
    add: (name, close) => void opened.push({ name, close }),
    run: () => (running ??= closeAll()),
  };
}
