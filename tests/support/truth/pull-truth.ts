import type { HostedPull } from "@/prisma/scenarios/organisation/hosted-pull.ts";
import { nodeId } from "@/prisma/scenarios/organisation/making/world.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { eventTruth } from "./event-truth.ts";
import { type Row, type Rows, second } from "./rows.ts";
import type { Who } from "./who.ts";

const CHECKS: Readonly<Record<string, string>> = { failure: "failure", running: "pending", good: "success" };

/** The host tells the line that a comment was written on also where that line is no more; the truth does not know it. */
const WHERE_IT_WAS = 1;
/** So many characters of a body are kept. */
const MOST_BODY = 65_536;
/** A database's text holds anything but this. */
const stored = (text: string): string => text.replaceAll("\0", "");

/** Pull requests and what belongs to each, as an organisation really has them. */
export function pullTruth({ repositories }: Organisation, who: Who): Rows {
  const rows = {
    pull_request: [] as Row[],
    review: [] as Row[],
    review_thread: [] as Row[],
    host_comment: [] as Row[],
    host_event: [] as Row[],
  };
  for (const repository of repositories) {
    if (repository.isDeleted) continue;
    const repo = who.key(repository.id);
    const milestone = (number: number | null) =>
      repository.milestones.find((one) => one.number === number)?.title ?? null;
    for (const pull of repository.pulls) {
      const events = eventTruth(repo, pull, who);
      rows.host_event.push(...events);
      rows.review.push(...reviewsOf(repo, pull, who));
      rows.review_thread.push(...threadsOf(repo, pull, who));
      rows.host_comment.push(...commentsOnLines(repo, pull, who), ...talkOf(repo, pull, who));
      rows.pull_request.push({
        repo,
        number: pull.number,
        external_id: String(pull.id),
        title: stored(pull.title),
        body: stored(pull.body ?? "").slice(0, MOST_BODY),
        state: pull.state.toLowerCase(),
        is_draft: pull.isDraft,
        opened_at: second(pull.createdAt),
        updated_at: second(pull.updatedAt),
        closed_at: second(pull.closedAt),
        merged_at: second(pull.mergedAt),
        author: who.author(pull.author),
        author_role: pull.association,
        merged_by: pull.state === "MERGED" ? who.author(pull.mergedBy) : null,
        base_branch: pull.base,
        head_branch: pull.head,
        head_sha: pull.headSha,
        is_from_fork: pull.forkOwner !== null,
        merge_sha: pull.mergeSha,
        added: pull.added,
        removed: pull.removed,
        changed_files: pull.changedFiles,
        comment_count: pull.comments.length + pull.threads.flatMap(({ comments }) => comments).length,
        labels: [...new Set(pull.labels)].toSorted(),
        milestone: milestone(pull.milestone),
        is_queued: pull.isQueued,
        check_state: checksOf(pull),
        review_count: pull.reviews.filter(({ state }) => state !== "PENDING").length,
        thread_count: pull.threads.length,
        event_count: events.length,
        unread: [],
      });
    }
    for (const issue of repository.issues) rows.host_comment.push(...talkOf(repo, issue, who));
  }
  return rows;
}

function checksOf({ checks }: HostedPull): string | null {
  if (checks.length === 0) return null;
  if (checks.some(({ conclusion }) => conclusion === "failure")) return CHECKS["failure"] ?? null;
  return CHECKS[checks.some(({ status }) => status !== "completed") ? "running" : "good"] ?? null;
}

const reviewsOf = (repo: string, pull: HostedPull, who: Who): Row[] =>
  pull.reviews.flatMap((review) =>
    review.state === "PENDING" || review.submittedAt === null
      ? []
      : [
          {
            repo,
            number: pull.number,
            external_id: String(review.id),
            author: who.author(review.author),
            state: review.state.toLowerCase(),
            submitted_at: second(review.submittedAt),
            commit_sha: review.commitSha,
            body_chars: review.body.length,
            is_by_author: who.isKnown(review.author) && review.author === pull.author,
          },
        ],
  );

const threadsOf = (repo: string, pull: HostedPull, who: Who): Row[] =>
  pull.threads.map((thread) => ({
    repo,
    number: pull.number,
    external_id: nodeId("PRRT", thread.id),
    path: thread.path,
    line: thread.line,
    is_resolved: thread.isResolved,
    is_outdated: thread.isOutdated,
    resolved_by: who.account(thread.resolvedBy),
  }));

type Said = HostedPull["comments"][number];
const said = (repo: string, number: number, one: Said, who: Who): Row => ({
  repo,
  number,
  external_id: String(one.id),
  author: who.author(one.author),
  created_at: second(one.createdAt),
  updated_at: second(one.updatedAt),
  body_chars: one.body.length,
  is_question: one.body.includes("?"),
  has_suggestion: one.body.includes("```suggestion"),
});

const commentsOnLines = (repo: string, pull: HostedPull, who: Who): Row[] =>
  pull.threads.flatMap((thread) =>
    thread.comments.map((one) => ({
      ...said(repo, pull.number, one, who),
      kind: "review",
      path: thread.path,
      line: thread.line ?? WHERE_IT_WAS,
      reply_to: one.replyTo === null ? null : String(one.replyTo),
      review_id: String(one.reviewId),
    })),
  );

const talkOf = (
  repo: string,
  { number, comments }: { readonly number: number; readonly comments: readonly Said[] },
  who: Who,
): Row[] =>
  comments.map((one) => ({
    ...said(repo, number, one, who),
    kind: "talk",
    path: null,
    line: null,
    reply_to: null,
    review_id: null,
  }));
