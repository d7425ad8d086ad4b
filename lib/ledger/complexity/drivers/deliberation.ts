import { type DriverValue, named } from "../driver-value.ts";
import { type Remark, speakers } from "../talk.ts";

/** How one change of a unit was reviewed. */
export type ReviewFacts = {
  readonly threads: readonly {
    readonly id: string;
    /** The first remark and the replies. */
    readonly remarks: readonly Remark[];
    /** Whether a later commit changed what it is about. */
    readonly followedByChange: boolean;
  }[];
  readonly reviewers: readonly { readonly by: string; readonly bot: boolean }[];
};

const WORTH_OF_REVIEWER = 2;

/**
 * How much was thought over together: threads in which somebody other than the authors spoke and was answered, or was
 * followed by a change; and two for each reviewer after the first. Bots, and what authors say among themselves, add nothing.
 */
export function deliberation(reviews: readonly ReviewFacts[], authors: ReadonlySet<string>): DriverValue {
  const threads = new Set(
    reviews.flatMap(({ threads: all }) =>
      all
        .filter(({ remarks, followedByChange }) => {
          const people = speakers(remarks);
          const other = [...people].some((person) => !authors.has(person));
          return other && (people.size > 1 || followedByChange);
        })
        .map(({ id }) => id),
    ),
  );
  const reviewers = new Set(
    reviews.flatMap(({ reviewers: all }) =>
      all.filter(({ by, bot }) => !bot && !authors.has(by)).map(({ by }) => by),
    ),
  );
  const beyondFirst = Math.max(0, reviewers.size - 1);
  const evidence = [...threads].map((id) => `thread ${id}`);
  if (beyondFirst > 0) evidence.push(`${reviewers.size} reviewers`);
  return { x: threads.size + WORTH_OF_REVIEWER * beyondFirst, evidence: named(evidence) };
}
