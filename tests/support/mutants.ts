/** One payload with one thing wrong: where, and what was done to it there. */
export type Mutant = { readonly how: string; readonly payload: unknown };
type Path = readonly (string | number)[];

const ODD: readonly (readonly [how: string, change: (value: unknown) => unknown])[] = [
  ["null", () => null],
  ["a number", () => -7.5],
  ["a text", () => "x\u0000\uD800y"],
  ["an object", () => ({ toString: 1, constructor: { name: "x" } })],
  ["a list", (value) => [value, value]],
  ["turned round", (value) => (Array.isArray(value) ? value.toReversed() : [])],
  ["twice", (value) => (Array.isArray(value) ? (value as unknown[]).concat(value) : true)],
];

/** Every way in which one place of a payload can be dropped, emptied, of another type, told twice or out of order. */
export function mutantsOf(payload: unknown): Mutant[] {
  return pathsIn(payload, []).flatMap((path) => [
    { how: `${path.join(".")} dropped`, payload: changed(payload, path, null) },
    ...ODD.map(([how, change]) => ({
      how: `${path.join(".")} ${how}`,
      payload: changed(payload, path, change),
    })),
  ]);
}

/** Places in an object; of a list the first item stands for all. */
function pathsIn(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Array.isArray(value)
    ? value.slice(0, 1).map((one, at) => [at, one] as const)
    : Object.entries(value);
  return inner.flatMap(([name, one]) => [[...path, name], ...pathsIn(one, [...path, name])]);
}

function changed(
  value: unknown,
  [name, ...rest]: Path,
  change: ((value: unknown) => unknown) | null,
): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0 && change === null) return value.slice(1);
    return value.map((one: unknown, at) => (at === name ? next(one, rest, change) : one));
  }
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.flatMap(([key, one]) =>
      key !== name
        ? [[key, one]]
        : rest.length === 0 && change === null
          ? []
          : [[key, next(one, rest, change)]],
    ),
  );
}

const next = (value: unknown, rest: Path, change: ((value: unknown) => unknown) | null): unknown =>
  rest.length > 0 ? changed(value, rest, change) : change === null ? undefined : change(value);
