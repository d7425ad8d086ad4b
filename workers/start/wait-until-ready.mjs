import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "./start-error.mjs";

/** Asks the readiness page until it says yes. Fails when one of the parts ends first, or after `ms`. */
export async function waitUntilReady(url, parts, ms = 90_000) {
  let ended;
  for (const part of parts) void part.exited.then((code) => (ended ??= { part, code }));
  const until = Date.now() + ms;
  let answer = "no answer";
  while (Date.now() < until) {
    if (ended) throw crashOf(ended.part, ended.code);
    try {
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      answer = error.cause?.code ?? error.message;
    }
    await sleep(100);
  }
  const tails = parts.map((part) => `--- ${part.name}\n${part.tail()}`).join("\n");
  throw new StartError(`The app did not become ready: ${answer}\n${tails}`, "Run `npm run doctor`.");
}

/** The fault of a part that ended by itself, with the last lines that it wrote. */
export const crashOf = (part, code) =>
  new StartError(
    `The part "${part.name}" ended by itself (${code}). Everything else is stopped.\n${part.tail()}`,
    "Run `npm run doctor`, then `npm start` again; what was read so far is kept.",
  );
