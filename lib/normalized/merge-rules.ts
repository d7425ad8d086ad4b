import type { MergeRule } from "@/lib/core/bulk-merge.ts";

/** What comes, or what is known where nothing comes. */
export const orKnown =
  (column: string): MergeRule =>
  (n, o) =>
    `coalesce(${n}.${column}, ${o}.${column})`;

/** What is known, or what comes where nothing is. */
export const knownFirst =
  (column: string): MergeRule =>
  (n, o) =>
    `coalesce(${o}.${column}, ${n}.${column})`;

/**
 * A host names a bot without its ending in places where it only knows people: what told more of it, by `column`, stands. Else what
 * comes, or what is known where nothing comes.
 */
export const unlessBot =
  (column: string): MergeRule =>
  (n, o) =>
    `CASE WHEN ${o}.login = ${n}.login || '[bot]' THEN ${o}.${column} ELSE coalesce(${n}.${column}, ${o}.${column}) END`;

/** The earlier, and the later, of two instants; what is missing does not count. */
export const earliest =
  (column: string): MergeRule =>
  (n, o) =>
    `least(${n}.${column}, ${o}.${column})`;
export const latest =
  (column: string): MergeRule =>
  (n, o) =>
    `greatest(${n}.${column}, ${o}.${column})`;

/** Keeps the names that something had, in `column`, when it comes with another `name`. */
export const namesBefore =
  (column: string, name: string): MergeRule =>
  (n, o) =>
    `CASE WHEN ${o}.${name} IS NULL THEN '{}'::text[] WHEN ${o}.${name} = ${n}.${name} THEN ${o}.${column}
     ELSE array_append(array_remove(${o}.${column}, ${o}.${name}), ${o}.${name}) END`;

/** The connection that found something keeps it, until it can no longer read it. */
export const finder =
  (lost: string): MergeRule =>
  (n, o) =>
    `CASE WHEN ${o}.${lost} IS NULL THEN coalesce(${o}.connection_id, ${n}.connection_id) ELSE ${n}.connection_id END`;

/** As new as what is known, or newer: of two that say the same time the one that is told now wins. */
export const notOlder: MergeRule = (n, o) => `${n}.updated_at >= ${o}.updated_at`;

/** Newer than what is known. A message that says the same time may be the earlier one. */
export const newer: MergeRule = (n, o) => `${n}.updated_at > ${o}.updated_at`;

/** Not back to a step before: the place of `column` among `steps` does not fall. An unknown step comes before all. */
export const goesOn =
  (column: string, steps: readonly string[]): MergeRule =>
  (n, o) => {
    const place = (alias: string): string =>
      `coalesce(array_position(ARRAY[${steps.map((step) => `'${step}'`).join(", ")}], ${alias}.${column}), 0)`;
    return `${place(n)} >= ${place(o)}`;
  };
