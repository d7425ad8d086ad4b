/** How many parameters must be given, among the parts of a signature. */
const REQUIRED = "required";

/**
 * Whether those who rely on parts are let down by what changed: a part went, or has another type. A type that was only written
 * down, or left out, is none; nor is to ask for fewer parameters. `counts` are signed: below zero went, above came.
 */
export function isBroken(counts: Iterable<readonly [part: string, count: number]>): boolean {
  const came = new Map<string, string[]>();
  const went: (readonly [name: string, type: string])[] = [];
  for (const [part, count] of counts) {
    const [name, type] = divided(part);
    if (count < 0) went.push([name, type]);
    else came.set(name, [...(came.get(name) ?? []), type]);
  }
  return went.some(([name, type]) => !(came.get(name) ?? []).some((now) => stillHolds(name, type, now)));
}

function stillHolds(name: string, before: string, after: string): boolean {
  if (name === REQUIRED) return Number(after) <= Number(before);
  return before === "" || after === "";
}

function divided(part: string): readonly [string, string] {
  const colon = part.indexOf(":");
  return colon === -1 ? [part, ""] : [part.slice(0, colon), part.slice(colon + 1).trim()];
}
