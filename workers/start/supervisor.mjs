import { complain } from "./progress.mjs";

/**
 * Holds everything that was opened and closes it in reverse, once, whatever ends the run: a signal, a fault, a part that
 * ended by itself.
 */
export function supervisor() {
  const opened = [];
  let closing;
  const closeAll = async () => {
    for (const { name, close } of opened.toReversed()) {
      await Promise.resolve(close()).catch((error) =>
        console.error(`${name} did not stop cleanly: ${error.message}`),
      );
    }
  };
  const close = () => (closing ??= closeAll());
  const end = async (code, error) => {
    const first = closing === undefined;
    if (first && error) complain(error);
    await close();
    if (first) process.exit(code);
  };
  return {
    add: (name, close) => void opened.push({ name, close }),
    isClosing: () => closing !== undefined,
    end,
    /** Ctrl-C reaches us twice, once from the terminal and once from npm: only the first counts. */
    onSignals(isReady) {
      for (const [signal, number] of [
        ["SIGINT", 2],
        ["SIGTERM", 15],
        ["SIGHUP", 1],
      ])
        process.on(signal, () => {
          if (closing === undefined) console.log("\nStopping…");
          void end(isReady() ? 0 : 128 + number);
        });
    },
  };
}
