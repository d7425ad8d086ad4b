import type { HostedComment, HostedEvent } from "../../../../organisation/hosted-event.ts";
import type { HostedPull } from "../../../../organisation/hosted-pull.ts";
import type { HostedIssue, HostedRepository } from "../../../../organisation/hosted-repository.ts";
import { nodeId } from "../../../../organisation/making/world.ts";
import { type GithubState, iso, isoOrNull } from "../../state.ts";
import { reactionsView } from "./reactions.ts";
import { apiOf, pageOf } from "./repository.ts";
import { teamView, userOrGhost, userOrNull } from "./user.ts";

type View = Readonly<Record<string, unknown>>;

export function labelView(state: GithubState, repository: HostedRepository, name: string): View {
  const label = repository.labels.find((one) => one.name === name);
  const id = label?.id ?? 0;
  const url = `${apiOf(state, repository)}/labels/${encodeURIComponent(name)}`;
  return {
    id,
    node_id: nodeId("LA", id),
    url,
    name,
    description: "",
    color: label?.color ?? "ededed",
    default: name === "bug",
  };
}

export function milestoneView(
  state: GithubState,
  repository: HostedRepository,
  number: number | null,
): View | null {
  const milestone = repository.milestones.find((one) => one.number === number);
  if (milestone === undefined) return null;
  const api = `${apiOf(state, repository)}/milestones/${milestone.number}`;
  return {
    url: api,
    html_url: `${pageOf(state, repository)}/milestone/${milestone.number}`,
    labels_url: `${api}/labels`,
    id: milestone.id,
    node_id: nodeId("MI", milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: null,
    creator: null,
    open_issues: 0,
    closed_issues: 0,
    state: "open",
    created_at: iso(milestone.createdAt),
    updated_at: iso(milestone.createdAt),
    due_on: isoOrNull(milestone.dueOn),
    closed_at: null,
  };
}

type Numbered = HostedIssue | HostedPull;
const isPull = (one: Numbered): one is HostedPull => "headSha" in one;

/** An issue, or a pull request as the list of issues shows it. */
export function issueView(state: GithubState, repository: HostedRepository, one: Numbered): View {
  const api = `${apiOf(state, repository)}/issues/${one.number}`;
  const page = `${pageOf(state, repository)}/${isPull(one) ? "pull" : "issues"}/${one.number}`;
  const pull = `${apiOf(state, repository)}/pulls/${one.number}`;
  const closed = isPull(one)
    ? 0
    : one.subIssues.filter((number) =>
        repository.issues.some((sub) => sub.number === number && sub.state === "CLOSED"),
      ).length;
  return {
    url: api,
    repository_url: apiOf(state, repository),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    html_url: page,
    id: one.id,
    node_id: nodeId(isPull(one) ? "PR" : "I", one.id),
    number: one.number,
    title: one.title,
    user: userOrNull(state, one.author),
    labels: one.labels.map((name) => labelView(state, repository, name)),
    state: one.state === "OPEN" ? "open" : "closed",
    locked: false,
    assignee: isPull(one) ? null : userOrNull(state, one.assignees[0] ?? null),
    assignees: isPull(one) ? [] : one.assignees.map((id) => userOrGhost(state, id)),
    milestone: milestoneView(state, repository, one.milestone),
    comments: one.comments.length,
    created_at: iso(one.createdAt),
    updated_at: iso(one.updatedAt),
    closed_at: isoOrNull(one.closedAt),
    author_association: "MEMBER",
    active_lock_reason: null,
    body: one.body,
    reactions: reactionsView(api),
    ...(isPull(one)
      ? {
          draft: one.isDraft,
          pull_request: {
            url: pull,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: isoOrNull(one.mergedAt),
          },
        }
      : {
          state_reason: one.stateReason?.toLowerCase() ?? null,
          type:
            one.type === null
              ? null
              : { id: 1, node_id: `IT_${one.type}`, name: one.type, description: null },
          sub_issues_summary: {
            total: one.subIssues.length,
            completed: closed,
            percent_completed:
              one.subIssues.length === 0 ? 0 : Math.floor((100 * closed) / one.subIssues.length),
          },
        }),
  };
}

export function issueCommentView(
  state: GithubState,
  repository: HostedRepository,
  number: number,
  comment: HostedComment,
): View {
  const api = apiOf(state, repository);
  return {
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${pageOf(state, repository)}/issues/${number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${number}`,
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    user: userOrNull(state, comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: "MEMBER",
    body: comment.body,
    reactions: reactionsView(`${api}/issues/comments/${comment.id}`),
    performed_via_github_app: null,
  };
}

/** An event of the timeline. */
export function eventView(state: GithubState, repository: HostedRepository, event: HostedEvent): View {
  const commit = event.kind === "merged" ? event.subject : null;
  const actor = userOrGhost(state, event.actor);
  if (event.kind === "cross-referenced") {
    const number = Number(event.subject?.split(":")[1]);
    const source = repository.pulls.find((one) => one.number === number);
    const at = iso(event.at);
    return {
      event: event.kind,
      actor,
      created_at: at,
      updated_at: at,
      source: { type: "issue", ...(source ? { issue: issueView(state, repository, source) } : {}) },
    };
  }
  return {
    id: event.id,
    node_id: nodeId("EV", event.id),
    url: `${apiOf(state, repository)}/issues/events/${event.id}`,
    actor,
    event: event.kind,
    commit_id: commit,
    commit_url: commit === null ? null : `${apiOf(state, repository)}/commits/${commit}`,
    created_at: iso(event.at),
    performed_via_github_app: null,
    ...subjectOf(state, repository, event),
  };
}

function subjectOf(
  state: GithubState,
  repository: HostedRepository,
  { kind, subject, actor }: HostedEvent,
): View {
  if (kind === "labeled" || kind === "unlabeled") {
    const label = repository.labels.find((one) => one.name === subject);
    return { label: { name: subject ?? "", color: label?.color ?? "ededed" } };
  }
  if (kind === "assigned") return { assignee: userOrGhost(state, Number(subject)) };
  if (kind !== "review_requested" && kind !== "review_request_removed") return {};
  const team = state.organisation.teams.find((one) => subject === `team:${one.id}`);
  const whom = team
    ? { requested_team: teamView(state, team) }
    : { requested_reviewer: userOrGhost(state, Number(subject)) };
  return { review_requester: userOrGhost(state, actor), ...whom };
}
