import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { surfaceEvent } from "./surface-event.ts";
import type { ReviewFacts } from "./surface-facts.ts";

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
    ({ saysSomething, gotReply, wasFollowed }) => (gotReply || wasFollowed) && saysSomething,
  );
  return heard
    ? { passed: true, why: "a comment was answered or followed" }
    : { passed: false, why: "no comment of five words was answered or followed" };
}
