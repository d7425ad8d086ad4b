import type { Rng } from "@/lib/core/rng.ts";
import type { HostedComment } from "../hosted-event.ts";
import type { HostedReview, HostedThread, ThreadComment } from "../hosted-pull.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { BOT } from "./make-bots.ts";
import type { PullPlan } from "./pull-plan.ts";
import { HOUR, seconds, type World } from "./world.ts";

export type Talk = {
  readonly reviews: HostedReview[];
  readonly threads: HostedThread[];
  readonly comments: HostedComment[];
  readonly asked: readonly (number | `team:${number}`)[];
};

const WORDS = [
  "Why not reuse the table?",
  "Nice.",
  "This can overflow, see above.",
  "```suggestion\nconst limit = 10;\n```",
  "nit: name it after what it holds",
  "Could this be null here?",
];

/** Who was asked, who looked at it, and what was said, by people, by review agents, and by the author in reply. */
export function makeReviews(
  world: World,
  repository: HostedRepository,
  plan: PullPlan,
  rng: Rng,
  headSha: string,
): Talk {
  const own = world.teams.find((team) => team.id === repository.team)?.members ?? [];
  const present = own
    .filter((one) => one.from <= plan.openedAt && (one.until ?? world.now + 1) > plan.openedAt)
    .map((one) => one.account);
  const reviewers = present.filter((account) => account !== plan.author);
  const until = Math.min(plan.endedAt ?? world.now, plan.openedAt + 400 * HOUR);
  const isQuiet = plan.truth.composition === "automation" || reviewers.length === 0;
  const wanted = plan.oddity === "many-reviews" ? 1_000 : isQuiet ? rng.between(0, 1) : rng.between(0, 4);
  const talk: Talk = {
    reviews: [],
    threads: [],
    comments: [],
    asked: askedOf(rng, reviewers, repository.team),
  };
  const moment = (place: number): number =>
    seconds(plan.openedAt + ((until - plan.openedAt) * (place + 0.7)) / (wanted + 1));
  if (rng.chance(0.25))
    review(world, talk, rng, {
      author: rng.pick([BOT.rabbit, BOT.copilotReviewer, BOT.codexReviewer]),
      state: "COMMENTED",
      at: seconds(plan.openedAt + 90_000),
      headSha,
      plan,
    });
  for (let place = 0; place < wanted; place += 1) {
    const author = reviewers.length === 0 ? BOT.rabbit : rng.pick(reviewers);
    const isLast = place === wanted - 1;
    const state =
      isLast && plan.isMerged
        ? "APPROVED"
        : rng.pick(["COMMENTED", "COMMENTED", "CHANGES_REQUESTED", "APPROVED", "DISMISSED"] as const);
    review(world, talk, rng, { author, state, at: moment(place), headSha, plan });
    if (rng.chance(0.08))
      review(world, talk, rng, {
        author: plan.author,
        state: "COMMENTED",
        at: seconds(moment(place) + 60_000),
        headSha,
        plan,
      });
  }
  if (plan.endedAt === null && rng.chance(0.1) && reviewers.length > 0)
    review(world, talk, rng, { author: rng.pick(reviewers), state: "PENDING", at: null, headSha, plan });
  const talkers = [...reviewers, plan.author, BOT.actions];
  for (let place = 0; place < rng.between(0, 3); place += 1) {
    const at = seconds(plan.openedAt + rng.next() * Math.max(1000, until - plan.openedAt));
    talk.comments.push({
      id: world.id("comment"),
      author: hidden(world, rng.pick(talkers)),
      body: rng.pick(WORDS),
      createdAt: at,
      updatedAt: at,
    });
  }
  talk.comments.sort((a, b) => a.createdAt - b.createdAt);
  return talk;
}

const askedOf = (rng: Rng, reviewers: readonly number[], team: number): Talk["asked"] =>
  reviewers.length === 0
    ? []
    : rng.chance(0.15)
      ? [`team:${team}`]
      : [...new Set([rng.pick(reviewers), rng.pick(reviewers)])];

/** A deleted account says nothing any more; the host shows nobody. */
const hidden = (world: World, account: number): number | null =>
  world.accounts.get(account)?.isDeleted ? null : account;

type Draft = {
  author: number;
  state: HostedReview["state"];
  at: number | null;
  headSha: string;
  plan: PullPlan;
};
function review(world: World, talk: Talk, rng: Rng, { author, state, at, headSha, plan }: Draft): void {
  const id = world.id("review");
  const body = rng.chance(0.4) ? rng.pick(WORDS) : "";
  talk.reviews.push({ id, author: hidden(world, author), state, submittedAt: at, commitSha: headSha, body });
  if (at === null || author === plan.author || plan.files.length === 0) return;
  const count = state === "APPROVED" ? (rng.chance(0.15) ? 1 : 0) : rng.between(0, 2);
  for (let place = 0; place < count; place += 1) {
    const first = comment(world, rng, author, id, null, at);
    const replies = rng.chance(0.5)
      ? [comment(world, rng, plan.author, id, first.id, seconds(at + rng.between(60, 7_200) * 1000))]
      : [];
    const isResolved = rng.chance(0.6);
    talk.threads.push({
      id: first.id,
      path: rng.pick(plan.files).path,
      line: rng.chance(0.85) ? rng.between(1, 80) : null,
      isResolved,
      isOutdated: rng.chance(0.3),
      resolvedBy: isResolved ? hidden(world, plan.author) : null,
      comments: [first, ...replies],
    });
  }
}

function comment(
  world: World,
  rng: Rng,
  author: number,
  reviewId: number,
  replyTo: number | null,
  at: number,
): ThreadComment {
  return {
    id: world.id("comment"),
    author: hidden(world, author),
    body: rng.pick(WORDS),
    createdAt: at,
    updatedAt: at,
    reviewId,
    replyTo,
  };
}
