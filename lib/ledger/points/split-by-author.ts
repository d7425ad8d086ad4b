import { apportionBig } from "@/lib/core/apportion.ts";

/** One commit of a change: its effective lines, and the humans among its author and co-authors. */
export type AuthoredCommit = { readonly lines: number; readonly people: readonly string[] };

/**
 * Divides the points of a change over the people who answer for it, by the lines of their commits; people of one commit share its lines
 * evenly. What bots and agents committed goes to `accountable`, those who opened, assigned or merged it. Inside the engine only: no
 * page and no export shows points of a person. Sums to the whole; without anybody there is nobody to give to, and it is empty.
 */
export function splitByAuthor(
  milliPoints: number,
  commits: readonly AuthoredCommit[],
  accountable: readonly string[],
): ReadonlyMap<string, number> {
  const told = commits.map(({ lines, people }) => ({
    lines: BigInt(lines),
    people: [...new Set(people.length > 0 ? people : accountable)],
  }));
  const everybody = [...new Set([...told.flatMap(({ people }) => people), ...accountable])].toSorted();
  const unit = told.reduce((all, { people }) => leastCommon(all, BigInt(Math.max(1, people.length))), 1n);
  const weight = new Map<string, bigint>();
  for (const { lines, people } of told)
    for (const person of people)
      weight.set(person, (weight.get(person) ?? 0n) + (lines * unit) / BigInt(people.length));
  const named = everybody.filter((person) => (weight.get(person) ?? 0n) > 0n);
  const sharing = named.length > 0 ? named : everybody;
  if (sharing.length === 0) return new Map();
  const shares = apportionBig(
    BigInt(milliPoints),
    sharing.map((person) => (named.length > 0 ? (weight.get(person) ?? 0n) : 1n)),
  );
  return new Map(sharing.map((person, place) => [person, Number(shares[place] ?? 0n)]));
}

const leastCommon = (a: bigint, b: bigint): bigint => (a * b) / commonDivisor(a, b);
const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));
