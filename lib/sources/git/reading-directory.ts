import type { Git } from "./git-program.ts";

/** A private bare repository without configuration, whose objects are those of the source. All objects are read through it. */
export type ReadingDirectory = {
  readonly git: Git;
  readonly gitDir: string;
  /** Hex digits of an object id: 40 for SHA-1, 64 for SHA-256. */
  readonly idLength: 40 | 64;
};
