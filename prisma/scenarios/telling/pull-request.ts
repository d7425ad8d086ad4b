import type { Hand } from "../code/words.ts";
import type { ImportPerson } from "../git/encode-commit.ts";
import type { Maker } from "../makers/maker.ts";
import type { Edit } from "../tree/tree.ts";

export type PlannedCommit = { readonly subject: string; readonly edit: Edit<Hand>; readonly body?: string };

/** A pull request as a story plans it. */
export type PullRequest = {
  /** Seconds; when it lands. */
  readonly at: number;
  readonly openHours: number;
  readonly into: string;
  readonly how: "merge" | "squash" | "rebase";
  readonly maker: Maker;
  readonly person: ImportPerson;
  readonly title: string;
  /** Last part of the head branch, made of the title where it is left out. */
  readonly topic?: string;
  readonly commits: readonly PlannedCommit[];
  /** Text of the squash or merge commit after its subject, in place of the list of commits. */
  readonly body?: string;
  /** Names its chances. */
  readonly seed: string;
};

export const topicOf = ({ title, topic }: PullRequest): string =>
  topic ??
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
