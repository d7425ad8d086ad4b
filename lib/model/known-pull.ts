import type { PullState } from "./pull-request.ts";

/** What a code host knows of a pull request and the commit graph does not. Times are seconds. */
export type KnownPull = {
  readonly number: number;
  readonly state: PullState;
  readonly title: string;
  readonly headBranch: string;
  readonly headSha: string | null;
  /** The commit by which it landed; null where it has not. */
  readonly mergeSha: string | null;
  readonly openedAt: number;
  readonly mergedAt: number | null;
  /** Who opened it, as git names an account: its login, and the address that the host makes of its number. */
  readonly author: { readonly name: string; readonly email: string } | null;
};
