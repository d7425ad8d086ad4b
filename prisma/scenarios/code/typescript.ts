import { actName, capital, type Hand, termName, withS } from "./words.ts";

/** An exported function of 6 to 14 lines. */
export function typescriptFunction(hand: Hand): string[] {
  const { rng, words } = hand;
  const [name, thing] = [actName(hand), rng.pick(words.things)];
  const type = capital(thing);
  const lines = Array.from({ length: rng.between(3, 9) }, () => statement(hand, thing));
  const doc = rng.chance(0.3)
    ? [
        `/** ${capital(withS(rng.pick(words.acts)))} what a ${rng.pick(words.sides)} ${thing} owes after ${rng.between(2, 90)} days. */`,
      ]
    : [];
  return [
    ...doc,
    `export function ${name}${rng.between(2, 999)}(${thing}: ${type}, context: Context): ${type}Outcome {`,
    ...lines.map((line) => `  ${line}`),
    `  return { ${thing}, outcome: "${rng.pick(words.sides)}-${rng.pick(words.things)}", step: ${rng.between(100, 9999)} };`,
    "}",
  ];
}

function statement(hand: Hand, thing: string): string {
  const { rng, words } = hand;
  const [term, other] = [termName(hand), rng.pick(words.things)];
  const amount = rng.between(10, 9999);
  const side = rng.pick(words.sides);
  const forms = [
    `const ${term} = ${thing}.${other}s.filter((each) => each.state === "${side}" && each.rank > ${amount});`,
    `if (${thing}.${other}Count > ${amount}) context.warn("${side} ${other} above ${amount}");`,
    `const ${term} = Math.max(${thing}.${side}Total - ${amount}, context.floor("${other}"));`,
    `context.count("${thing}.${other}.${side}", ${amount});`,
    `for (const ${other} of ${thing}.${side}${capital(other)}s) context.visit(${other}, ${amount});`,
    `if (!context.allows("${side}-${other}")) throw new Refused("${thing}", ${amount});`,
    `const ${term} = await context.${rng.pick(words.acts)}(${thing}.id, { ${side}: true, within: ${amount} });`,
    `${thing}.${side}At = context.now() + ${amount} * context.pace("${other}");`,
    `context.audit("${rng.pick(words.acts)} ${other}", { ${thing}: ${thing}.id, ${side}: ${amount} });`,
  ];
  return rng.pick(forms);
}

/** A module: its imports, then functions with an empty line before each. */
export function typescriptFile(hand: Hand, functions: number): string[] {
  const thing = hand.rng.pick(hand.words.things);
  const lines = [
    `import { Context } from "../runtime/context";`,
    `import { Refused } from "../runtime/refused";`,
    `import type { ${capital(thing)}, ${capital(thing)}Outcome } from "../model/${thing}";`,
  ];
  for (let count = 0; count < functions; count += 1) lines.push("", ...typescriptFunction(hand));
  return lines;
}

/** A test file that exercises as many made-up cases. */
export function typescriptTest(hand: Hand, cases: number): string[] {
  const { rng, words } = hand;
  const subject = actName(hand);
  const lines = [`import { expect, test } from "vitest";`, `import { ${subject} } from "./${subject}";`];
  for (let count = 0; count < cases; count += 1) {
    const [side, thing] = [rng.pick(words.sides), rng.pick(words.things)];
    lines.push(
      "",
      `test("${withS(rng.pick(words.acts))} a ${side} ${thing} of ${rng.between(10, 9999)}", () => {`,
      `  const ${thing} = given.${side}${capital(thing)}(${rng.between(10, 9999)});`,
      `  expect(${subject}(${thing}, given.context).step).toBe(${rng.between(100, 9999)});`,
      "});",
    );
  }
  return lines;
}
