import type {
  HostedPull,
  HostedReview,
  HostedThread,
  ThreadComment,
} from "../../../../organisation/hosted-pull.ts";
import type { HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { type GithubState, iso, isoOrNull } from "../../state.ts";
import { labelView, milestoneView } from "./issue.ts";
import { reactionsView } from "./reactions.ts";
import { apiOf, pageOf, repositoryView } from "./repository.ts";
import { ownerView, teamView, userOrGhost, userOrNull } from "./user.ts";

export type View = Readonly<Record<string, unknown>>;

/** A row of the list of pull requests. */
export function pullListView(state: GithubState, repository: HostedRepository, pull: HostedPull): View {
  const api = `${apiOf(state, repository)}/pulls/${pull.number}`;
  const issue = `${apiOf(state, repository)}/issues/${pull.number}`;
  const page = `${pageOf(state, repository)}/pull/${pull.number}`;
  const statuses = `${apiOf(state, repository)}/statuses/${pull.headSha}`;
  const links = {
    self: api,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${api}/comments`,
    review_comment: `${apiOf(state, repository)}/pulls/comments{/number}`,
    commits: `${api}/commits`,
    statuses,
  };
  const people = pull.requested.filter((one) => typeof one === "number");
  const teams = state.organisation.teams.filter((team) => pull.requested.includes(`team:${team.id}`));
  return {
    url: api,
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state === "OPEN" ? "open" : "closed",
    locked: false,
    title: pull.title,
    user: userOrNull(state, pull.author),
    body: pull.body,
    created_at: iso(pull.createdAt),
    updated_at: iso(pull.updatedAt),
    closed_at: isoOrNull(pull.closedAt),
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeSha,
    assignee: null,
    assignees: [],
    requested_reviewers: people.map((id) => userOrGhost(state, id)),
    requested_teams: teams.map((team) => teamView(state, team)),
    labels: pull.labels.map((name) => labelView(state, repository, name)),
    milestone: milestoneView(state, repository, pull.milestone),
    draft: pull.isDraft,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: statuses,
    head: {
      label: `${pull.forkOwner ?? repository.owner}:${pull.head}`,
      ref: pull.head,
      sha: pull.headSha,
      user: pull.forkOwner === null ? ownerView(state, repository.owner) : userOrGhost(state, pull.author),
      repo: pull.isForkDeleted ? null : repositoryView(state, repository),
    },
    base: {
      label: `${repository.owner}:${pull.base}`,
      ref: pull.base,
      sha: pull.baseSha,
      user: ownerView(state, repository.owner),
      repo: repositoryView(state, repository),
    },
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: pull.association,
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** What the list leaves out besides. */
export const pullView = (state: GithubState, repository: HostedRepository, pull: HostedPull): View => ({
  ...pullListView(state, repository, pull),
  user: userOrGhost(state, pull.author),
  merged: pull.state === "MERGED",
  mergeable: pull.state === "OPEN" ? true : null,
  rebaseable: pull.state === "OPEN" ? true : null,
  mergeable_state: pull.state === "OPEN" ? "clean" : "unknown",
  merged_by: userOrNull(state, pull.mergedBy),
  comments: pull.comments.length,
  review_comments: pull.threads.reduce((sum, thread) => sum + thread.comments.length, 0),
  maintainer_can_modify: false,
  commits: pull.commits.length,
  additions: pull.added,
  deletions: pull.removed,
  changed_files: pull.changedFiles,
});

export function reviewView(
  state: GithubState,
  repository: HostedRepository,
  pull: HostedPull,
  review: HostedReview,
): View {
  const api = `${apiOf(state, repository)}/pulls/${pull.number}`;
  const page = `${pageOf(state, repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: userOrNull(state, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: api,
    author_association: "MEMBER",
    _links: { html: { href: page }, pull_request: { href: api } },
    ...(review.submittedAt === null ? {} : { submitted_at: iso(review.submittedAt) }),
    commit_id: review.commitSha,
  };
}

export type Said = {
  readonly pull: HostedPull;
  readonly thread: HostedThread;
  readonly comment: ThreadComment;
};

export function reviewCommentView(
  state: GithubState,
  repository: HostedRepository,
  { pull, thread, comment }: Said,
): View {
  const api = `${apiOf(state, repository)}/pulls`;
  const page = `${pageOf(state, repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  const self = `${api}/comments/${comment.id}`;
  return {
    url: self,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId("PRRC", comment.id),
    diff_hunk: "@@ -1,3 +1,4 @@",
    path: thread.path,
    commit_id: pull.headSha,
    original_commit_id: pull.headSha,
    user: userOrGhost(state, comment.author),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    html_url: page,
    pull_request_url: `${api}/${pull.number}`,
    author_association: "MEMBER",
    _links: { self: { href: self }, html: { href: page }, pull_request: { href: `${api}/${pull.number}` } },
    ...(thread.line === null ? {} : { line: thread.line }),
    original_line: thread.line ?? 1,
    ...(thread.isOutdated ? {} : { position: thread.line ?? 1 }),
    original_position: thread.line ?? 1,
    reactions: reactionsView(self),
    start_line: null,
    original_start_line: null,
    start_side: null,
    side: "RIGHT",
    subject_type: thread.line === null ? "file" : "line",
    ...(comment.replyTo === null ? {} : { in_reply_to_id: comment.replyTo }),
  };
}
