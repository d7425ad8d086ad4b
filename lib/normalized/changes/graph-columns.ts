import type { Recognised } from "./recognise.ts";

/** A commit graph as plain data, to be kept from one reading to the next. Names are lists with a line each. */
export type GraphColumns = {
  readonly shas: string;
  readonly subjects: string;
  readonly emails: string;
  readonly start: Int32Array<ArrayBuffer>;
  readonly count: Uint16Array<ArrayBuffer>;
  readonly authored: Uint32Array<ArrayBuffer>;
  readonly committed: Uint32Array<ArrayBuffer>;
  readonly author: Int32Array<ArrayBuffer>;
  readonly forge: Uint8Array<ArrayBuffer>;
  readonly parents: Int32Array<ArrayBuffer>;
  readonly recognised: readonly (readonly [number, Recognised])[];
};
