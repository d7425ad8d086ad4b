import { capital, type Hand, termName } from "./words.ts";

/** A function of 6 to 13 lines. */
export function pythonFunction(hand: Hand): string[] {
  const { rng, words } = hand;
  const thing = rng.pick(words.things);
  const name = `${rng.pick(words.acts)}_${rng.pick(words.sides)}_${thing}_${rng.between(2, 999)}`;
  const body = Array.from({ length: rng.between(3, 8) }, () => statement(hand, thing));
  return [
    `def ${name}(${thing}: ${capital(thing)}, context: Context) -> Outcome:`,
    `    """${capital(rng.pick(words.acts))} the ${rng.pick(words.sides)} ${thing} within ${rng.between(2, 90)} minutes."""`,
    ...body.map((line) => `    ${line}`),
    `    return Outcome(${thing}, step=${rng.between(100, 9999)}, state="${rng.pick(words.sides)}")`,
  ];
}

function statement(hand: Hand, thing: string): string {
  const { rng, words } = hand;
  const [term, other, side] = [termName(hand).toLowerCase(), rng.pick(words.things), rng.pick(words.sides)];
  const amount = rng.between(10, 9999);
  const forms = [
    `${term} = [each for each in ${thing}.${other}s if each.${side} and each.rank > ${amount}]`,
    `context.count("${thing}.${other}.${side}", ${amount})`,
    `${term} = max(${thing}.${side}_total - ${amount}, context.floor("${other}"))`,
    `${thing}.${side}_at = context.now() + timedelta(seconds=${amount})`,
    `context.audit("${rng.pick(words.acts)} ${other}", ${thing}=${thing}.id, ${side}=${amount})`,
    `assert ${thing}.${other}_count < ${amount}, "${side} ${other} above ${amount}"`,
  ];
  return rng.pick(forms);
}

/** A module: its imports, then functions with two empty lines before each. */
export function pythonFile(hand: Hand, functions: number): string[] {
  const lines = [
    "from datetime import timedelta",
    "",
    "from runtime.context import Context",
    `from runtime.model import Outcome, ${capital(hand.rng.pick(hand.words.things))}`,
  ];
  for (let count = 0; count < functions; count += 1) lines.push("", "", ...pythonFunction(hand));
  return lines;
}
