import { hashParams } from "@/lib/core/hash.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { GitPerson } from "@/lib/model/git-commit.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";

export type ToldPulls = {
  /** A mark of all but the title that the host told of the pull request behind a change; "" where it told nothing. */
  markOf(change: Pick<PlannedChange, "number">): string;
  /** Null where it told nothing. */
  titleOf(change: Pick<PlannedChange, "number">): string | null;
  openerOf(change: Pick<PlannedChange, "number">): GitPerson | null;
  /** How many were closed without having been merged; null without a host. */
  readonly closed: number | null;
};

/** What a reading uses beside the title. An account is its number: a new login makes it nobody else. */
function used({ headBranch, headSha, openedAt, mergedAt, author }: KnownPull) {
  const id = author && (/^\d+(?=\+)/.exec(author.email)?.[0] ?? author.email);
  return { headBranch, headSha, openedAt, mergedAt, id };
}

/** What a host told, by number. Equal marks mean that a change is read in the same way, but for what its title says. */
export function toldPulls(pulls: readonly KnownPull[] | null): ToldPulls {
  const byNumber = new Map((pulls ?? []).map((pull) => [pull.number, pull]));
  const of = ({ number }: Pick<PlannedChange, "number">) =>
    number === null ? undefined : byNumber.get(number);
  return {
    markOf: (change) => {
      const pull = of(change);
      return pull === undefined ? "" : hashParams(used(pull));
    },
    titleOf: (change) => of(change)?.title ?? null,
    openerOf: (change) => of(change)?.author ?? null,
    closed: pulls === null ? null : pulls.filter(({ state }) => state === "closed").length,
  };
}
