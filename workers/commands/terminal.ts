/** Where a command speaks to the person who ran it. */
export type Terminal = {
  /** The folder that paths on the command line are meant from. */
  readonly cwd: string;
  say(text: string): void;
  /** Shows how far a long step has come, on one line that replaces itself; null takes it away. */
  progress(text: string | null): void;
};

export function openTerminal(cwd: string): Terminal {
  const live = process.stderr.isTTY === true;
  let last = 0;
  return {
    cwd,
    say: (text) => void process.stdout.write(`${text}\n`),
    progress(text) {
      if (live) process.stderr.write(text === null ? "\r\u001b[2K" : `\r\u001b[2K${text}`);
      else if (text !== null && Date.now() - last > 5_000) {
        last = Date.now();
        process.stderr.write(`${text}\n`);
      }
    },
  };
}
