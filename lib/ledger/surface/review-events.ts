import { type SurfaceEvent, surfaceEvent } from "./surface-event.ts";
import type { ReviewFacts } from "./surface-facts.ts";
import { wordsOf } from "./words.ts";

const LEAST_WORDS = 5;
const POLITE = new Set(
  "lgtm looks look good great nice to me all now ok okay thanks thank you very much ship it approved approve work job 1 from my side".split(
    " ",
  ),
);

/**
 * Reviews. The gate: not of one's own change and not after it landed; and it blocked, was of a specification, or said something in five
 * words or more that was answered or followed. Saying that all is well is coverage, not substance.
 */
export const reviewEvents = (reviews: readonly ReviewFacts[]): SurfaceEvent[] =>
  reviews.map((review) =>
    surfaceEvent("review", review, review.unit === null ? [] : [review.unit], reviewGate(review)),
  );

/** Whether a review is substantive, and by what. */
export function reviewGate(review: ReviewFacts): { readonly passed: boolean; readonly why: string } {
  if (review.author === review.changeAuthor) return { passed: false, why: "is of one's own change" };
  if (review.mergedAt !== null && review.at > review.mergedAt)
    return { passed: false, why: "came after the change had landed" };
  if (review.isBlocking) return { passed: true, why: "asked for changes" };
  if (review.isOfSpec) return { passed: true, why: "is of a specification" };
  const heard = review.comments.some(
    ({ text, gotReply, wasFollowed }) => (gotReply || wasFollowed) && saysSomething(text),
  );
  return heard
    ? { passed: true, why: "a comment was answered or followed" }
    : { passed: false, why: "no comment of five words was answered or followed" };
}

const saysSomething = (text: string): boolean => {
  const words = wordsOf(text);
  return words.length >= LEAST_WORDS && words.some((word) => !POLITE.has(word));
};
