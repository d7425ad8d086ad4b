const started = Date.now();
const live = process.stderr.isTTY === true;

/** Runs one step and prints one line for it, with its time, on stderr. A slow step announces itself. */
export async function step(title, run) {
  const from = Date.now();
  if (live) process.stderr.write(`  … ${title}\r`);
  const announce = live ? undefined : setTimeout(() => console.error(`  … ${title}`), 2_000);
  try {
    const note = await run();
    const extra = typeof note === "string" ? ` (${note})` : "";
    console.error(`  ✓ ${title}${extra}  ${seconds(Date.now() - from)}`);
    return note;
  } catch (error) {
    console.error(`  ✗ ${title}  ${seconds(Date.now() - from)}`);
    throw error;
  } finally {
    clearTimeout(announce);
  }
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
export const sinceStart = () => seconds(Date.now() - started);

/** Says what went wrong and what to do about it. A fault without a fix is ours, so its trace is shown. */
export function complain(error) {
  console.error(`\n${error.fix ? error.message : (error.stack ?? error)}`);
  if (error.fix) console.error(`fix: ${error.fix}`);
}
