import type { Recognised } from "./recognise.ts";

/** Some commits of a graph as plain data, to be kept from one reading to the next. A row a commit, in their order. */
export type GraphColumns = {
  /** Ids, one after the other; all of the same length. */
  readonly shas: string;
  readonly subjects: readonly string[];
  readonly emails: readonly string[];
  /** Place in `emails`. */
  readonly author: Uint32Array;
  /** 0 where the commit is only known as a parent. */
  readonly present: Uint8Array;
  readonly forge: Uint8Array;
  readonly authored: Uint32Array;
  readonly committed: Uint32Array;
  readonly count: Uint16Array;
  /** Parents of all of them, as places in the whole graph. */
  readonly parents: Int32Array;
  /** The number that closes the subject, and nothing else tells of; 0 where there is none. */
  readonly suffix: Uint32Array;
  /** What else was recognised, by row. */
  readonly recognised: readonly (readonly [number, Recognised])[];
};
