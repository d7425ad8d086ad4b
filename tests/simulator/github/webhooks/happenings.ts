import { issueCommentView, issueView, labelView } from "@/prisma/scenarios/hosts/github/rest/views/issue.ts";
import { pullView, reviewCommentView, reviewView } from "@/prisma/scenarios/hosts/github/rest/views/pull.ts";
import { teamView, userOrGhost } from "@/prisma/scenarios/hosts/github/rest/views/user.ts";
import type { GithubState } from "@/prisma/scenarios/hosts/github/state.ts";
import type { HostedPull } from "@/prisma/scenarios/organisation/hosted-pull.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";

/** One event and what it is about, before it is signed. `sender` is an account id. */
export type Happening = {
  readonly event: string;
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sender: number | null;
};

const ACTIONS: Readonly<Record<string, string>> = {
  ready_for_review: "ready_for_review",
  convert_to_draft: "converted_to_draft",
  review_requested: "review_requested",
  review_request_removed: "review_request_removed",
  head_ref_force_pushed: "synchronize",
  labeled: "labeled",
  unlabeled: "unlabeled",
  reopened: "reopened",
  closed: "closed",
  added_to_merge_queue: "enqueued",
  removed_from_merge_queue: "dequeued",
};

/** What a pull request's life sent. Payloads carry the pull request as it is in the end. */
export function happeningsOf(
  state: GithubState,
  repository: HostedRepository,
  pull: HostedPull,
): Happening[] {
  // When it was sent, nobody and no fork was gone yet.
  const view = pullView(state, repository, { ...pull, isForkDeleted: false });
  const about = { number: pull.number, pull_request: view };
  const found: { readonly at: number; readonly happening: Happening }[] = [
    {
      at: pull.createdAt,
      happening: { event: "pull_request", action: "opened", payload: about, sender: pull.author },
    },
  ];
  const say = (
    at: number,
    event: string,
    action: string,
    payload: Readonly<Record<string, unknown>>,
    sender: number | null,
  ): void => {
    found.push({ at, happening: { event, action, payload, sender } });
  };
  for (const event of pull.timeline) {
    const action = ACTIONS[event.kind];
    if (action === undefined) continue;
    const isRequest = event.kind.startsWith("review_request");
    const team = isRequest
      ? state.organisation.teams.find((one) => event.subject === `team:${one.id}`)
      : undefined;
    const whom = team
      ? { requested_team: teamView(state, team) }
      : { requested_reviewer: userOrGhost(state, Number(event.subject)) };
    const label =
      event.kind === "labeled" || event.kind === "unlabeled"
        ? { label: labelView(state, repository, event.subject ?? "") }
        : {};
    const pushed = action === "synchronize" ? { before: pull.baseSha, after: pull.headSha } : {};
    say(
      event.at,
      "pull_request",
      action,
      { ...about, ...label, ...pushed, ...(isRequest ? whom : {}) },
      event.actor,
    );
  }
  for (const review of pull.reviews) {
    if (review.submittedAt === null) continue;
    // Webhooks write the state in small letters, unlike REST.
    const body = { ...reviewView(state, repository, pull, review), state: review.state.toLowerCase() };
    say(
      review.submittedAt,
      "pull_request_review",
      "submitted",
      { pull_request: view, review: body },
      review.author,
    );
  }
  for (const thread of pull.threads) {
    for (const comment of thread.comments) {
      const body = {
        line: null,
        position: null,
        ...reviewCommentView(state, repository, { pull, thread, comment }),
      };
      say(
        comment.createdAt,
        "pull_request_review_comment",
        "created",
        { pull_request: view, comment: body },
        comment.author,
      );
    }
  }
  for (const comment of pull.comments) {
    const body = issueCommentView(state, repository, pull.number, comment);
    say(
      comment.createdAt,
      "issue_comment",
      "created",
      {
        issue: { ...issueView(state, repository, pull), user: userOrGhost(state, pull.author) },
        comment: body,
      },
      comment.author,
    );
  }
  return found.toSorted((a, b) => a.at - b.at).map((one) => one.happening);
}
