/** Why a record cannot be understood, in one sentence; it is then kept aside whole. */
export class Refusal extends Error {}

const WORDS: Readonly<Record<string, string>> = { string: "text", boolean: "yes or no", undefined: "blank" };

/** A number of a pull request or an issue. */
export function numberOf(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 2_147_483_647)
    return value;
  const told =
    typeof value === "number" || value === null ? String(value) : `a ${WORDS[typeof value] ?? "value"}`;
  throw new Refusal(`The number is not one: ${told}`);
}
