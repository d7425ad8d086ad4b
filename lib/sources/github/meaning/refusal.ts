/** Why a record cannot be understood, in one sentence; it is then kept aside whole. */
export class Refusal extends Error {}

/** A number of a pull request or an issue. */
export function numberOf(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 2_147_483_647)
    return value;
  throw new Refusal(`The number is not one: ${typeof value === "string" ? "a text" : String(value)}`);
}
