import {
  deploymentView,
  releaseView,
  runView,
  statusView,
} from "@/prisma/scenarios/hosts/github/rest/views/delivery.ts";
import { issueCommentView, issueView } from "@/prisma/scenarios/hosts/github/rest/views/issue.ts";
import type { GithubState } from "@/prisma/scenarios/hosts/github/state.ts";
import type {
  HostedDeployment,
  HostedIssue,
  HostedRelease,
  HostedRepository,
  HostedRun,
} from "@/prisma/scenarios/organisation/hosted-repository.ts";
import type { Happening } from "./happenings.ts";

/** Everything about an issue, in order. */
export function issueHappenings(
  state: GithubState,
  repository: HostedRepository,
  issue: HostedIssue,
): Happening[] {
  const view = issueView(state, repository, issue);
  const say = (event: string, action: string, sender: number | null, extra: object = {}): Happening => ({
    event,
    action,
    payload: { issue: view, ...extra },
    sender,
  });
  const isOpen = { ...view, state: "open", closed_at: null };
  const comments = issue.comments.map((comment) =>
    say("issue_comment", "created", comment.author, {
      comment: issueCommentView(state, repository, issue.number, comment),
    }),
  );
  const closed = issue.state === "CLOSED" ? [say("issues", "closed", issue.author)] : [];
  return [say("issues", "opened", issue.author, { issue: isOpen }), ...comments, ...closed];
}

/** A deployment and each of its statuses. */
export function deploymentHappenings(
  state: GithubState,
  repository: HostedRepository,
  deployment: HostedDeployment,
): Happening[] {
  const view = deploymentView(state, repository, deployment);
  const none = { workflow: null, workflow_run: null, check_run: null };
  const sender = deployment.creator;
  return [
    {
      event: "deployment",
      action: "created",
      payload: { deployment: view, workflow: null, workflow_run: null },
      sender,
    },
    ...deployment.statuses.map((status) => ({
      event: "deployment_status",
      action: "created",
      payload: {
        deployment: view,
        deployment_status: statusView(state, repository, deployment, status),
        ...none,
      },
      sender,
    })),
  ];
}

export const releaseHappening = (
  state: GithubState,
  repository: HostedRepository,
  release: HostedRelease,
): Happening => ({
  event: "release",
  action: "published",
  payload: { release: releaseView(state, repository, release) },
  sender: release.author,
});

export const runHappening = (
  state: GithubState,
  repository: HostedRepository,
  run: HostedRun,
): Happening => ({
  event: "workflow_run",
  action: "completed",
  payload: { workflow_run: runView(state, repository, run), workflow: null },
  sender: run.actor,
});

/** After it happened: the repository has its new name already. */
export const renameHappening = (from: string, sender: number): Happening => ({
  event: "repository",
  action: "renamed",
  payload: { changes: { repository: { name: { from } } } },
  sender,
});

/** A push moves a branch from one commit to another. */
export const pushHappening = (
  push: { readonly ref: string; readonly before: string; readonly after: string; readonly forced: boolean },
  sender: number,
): Happening => ({
  event: "push",
  action: null,
  payload: {
    ...push,
    created: false,
    deleted: false,
    base_ref: null,
    compare: "",
    commits: [],
    head_commit: null,
  },
  sender,
});
