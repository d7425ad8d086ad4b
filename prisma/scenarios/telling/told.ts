import type { ImportPerson } from "../git/encode-commit.ts";
import type { Maker } from "../makers/maker.ts";

/** A commit of a pull request. Its size is what it adds and removes over the one before. */
export type ToldCommit = {
  readonly mark: number;
  readonly message: string;
  readonly author: ImportPerson;
  readonly at: number;
  readonly added: number;
  readonly removed: number;
};

export type ToldFile = {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly change: "ADDED" | "MODIFIED" | "DELETED";
};

/** A pull request as it went into git: what a host knows of it beside. Times in seconds, commits as marks. */
export type ToldPull = {
  readonly number: number;
  readonly title: string;
  readonly head: string;
  readonly base: string;
  /** How it landed; null where it did not. */
  readonly how: "merge" | "squash" | "rebase" | null;
  /** Null for one long-lived branch that is merged into another. */
  readonly maker: Maker | null;
  readonly person: ImportPerson;
  readonly openedAt: number;
  /** When it landed or was closed; null where it is still open. */
  readonly endedAt: number | null;
  readonly baseMark: number;
  readonly mergeMark: number | null;
  readonly commits: readonly ToldCommit[];
  readonly files: readonly ToldFile[];
};

/** What a story leaves at a host of code, beside git. */
export type Told = {
  readonly pulls: ToldPull[];
  readonly issues: { readonly number: number; readonly at: number }[];
  readonly releases: { readonly tag: string; readonly at: number }[];
};
