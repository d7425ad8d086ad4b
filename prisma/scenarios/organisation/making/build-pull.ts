import type { HostedCommit, HostedPull } from "../hosted-pull.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { makeChecks } from "./make-checks.ts";
import { makeReviews } from "./make-reviews.ts";
import { makeTimeline } from "./make-timeline.ts";
import type { PullPlan } from "./pull-plan.ts";
import { seconds, type World } from "./world.ts";

/** A planned and written pull request with its reviews, its talk and its events. */
export function buildPull(
  world: World,
  repository: HostedRepository,
  plan: PullPlan,
  sha: (mark: number) => string,
): HostedPull {
  const rng = world.rng.fork(`talk/${repository.name}/${plan.number}`);
  const commits: HostedCommit[] = plan.commits.map(({ mark, at, ...rest }) => ({
    ...rest,
    sha: sha(mark),
    authoredAt: at,
    committedAt: at,
  }));
  const headSha = commits.at(-1)?.sha ?? sha(plan.baseMark);
  const talk = makeReviews(world, repository, plan, rng, headSha);
  const labels = labelsOf(repository, plan, rng.next());
  const timeline = makeTimeline(world, repository, plan, rng, {
    ...talk,
    labels,
    mergeSha: plan.mergeMark === null ? null : sha(plan.mergeMark),
  });
  const isDraft =
    plan.endedAt === null &&
    timeline.findLast((one) => one.kind.endsWith("draft") || one.kind === "ready_for_review")?.kind ===
      "convert_to_draft";
  const checks = makeChecks(world, rng, plan);
  const mergedAt = plan.isMerged ? plan.endedAt : null;
  const closes = rng.chance(0.08)
    ? repository.issues
        .filter((issue) => issue.number < plan.number)
        .slice(-1)
        .map((issue) => issue.number)
    : [];
  return {
    id: world.id("pull"),
    number: plan.number,
    title: plan.title,
    body: closes.length > 0 ? `${plan.body ?? ""}\n\nCloses #${closes[0]}` : plan.body,
    state: plan.isMerged ? "MERGED" : plan.endedAt === null ? "OPEN" : "CLOSED",
    isDraft,
    author: world.accounts.get(plan.author)?.isDeleted ? null : plan.author,
    association: plan.forkOwner === null ? "MEMBER" : "CONTRIBUTOR",
    createdAt: plan.openedAt,
    updatedAt: plan.oddity === "future-update" ? Date.UTC(2099, 0, 1) : lastOf(plan, timeline, talk),
    closedAt: plan.endedAt,
    mergedAt,
    mergedBy: plan.mergedBy,
    mergeSha: plan.mergeMark === null ? null : sha(plan.mergeMark),
    mergeParents: plan.mergeMark === null ? null : plan.truth.landedAs === "merge" ? 2 : 1,
    base: plan.base,
    baseSha: sha(plan.baseMark),
    head: plan.head,
    headSha,
    forkOwner: plan.forkOwner,
    isForkDeleted: plan.oddity === "fork-deleted",
    added: plan.files.reduce((sum, file) => sum + file.added, 0),
    removed: plan.files.reduce((sum, file) => sum + file.removed, 0),
    changedFiles: plan.files.length,
    commits,
    files: plan.files,
    labels,
    milestone: rng.chance(0.1) ? 1 : null,
    requested:
      plan.endedAt === null
        ? talk.asked.filter((one) => !talk.reviews.some((review) => review.author === one))
        : [],
    reviews: talk.reviews,
    threads: talk.threads,
    comments: talk.comments,
    timeline,
    checks,
    closes,
    isQueued: false,
    truth: plan.truth,
  };
}

type Talk = ReturnType<typeof makeReviews>;
function lastOf(plan: PullPlan, timeline: HostedPull["timeline"], talk: Talk): number {
  let last = plan.endedAt ?? plan.openedAt;
  for (const event of timeline) last = Math.max(last, event.at);
  for (const review of talk.reviews) last = Math.max(last, review.submittedAt ?? 0);
  for (const comment of talk.comments) last = Math.max(last, comment.updatedAt);
  for (const thread of talk.threads)
    for (const comment of thread.comments) last = Math.max(last, comment.updatedAt);
  return seconds(last);
}

function labelsOf(repository: HostedRepository, plan: PullPlan, roll: number): string[] {
  const names = repository.labels.map((label) => label.name);
  if (plan.oddity === "many-labels") return names.slice(0, 112);
  if (plan.truth.composition === "automation") return ["dependencies"];
  return roll < 0.25 ? [names[Math.floor(roll * 16)] ?? "bug"] : [];
}
