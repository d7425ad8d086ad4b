import type { HostedPull } from "../../../organisation/hosted-pull.ts";
import type { HostedRepository } from "../../../organisation/hosted-repository.ts";
import type { Operation } from "../openapi/operations.ts";
import { findRepository, type GithubState } from "../state.ts";
import {
  asked,
  list,
  missing,
  newest,
  one,
  type RepositoryCall,
  type RestResult,
  type Route,
} from "./route.ts";
import { checkView, deploymentView, jobView, releaseView, runView, statusView } from "./views/delivery.ts";
import { eventView, issueCommentView, issueView } from "./views/issue.ts";
import { pullListView, pullView, reviewCommentView, reviewView, type Said } from "./views/pull.ts";
import { repositoryView } from "./views/repository.ts";
import { rulesetView } from "./views/ruleset.ts";

type Answer = (call: RepositoryCall) => RestResult;

/** A route below a repository, which it finds under today's name. */
const below = (operation: Operation, answer: Answer): Route => ({
  operation,
  needs: "token",
  answer: (call) => {
    const found = findRepository(call.state, call.params.owner ?? "", call.params.repo ?? "");
    return found === null ? missing() : answer({ ...call, repository: found.repository });
  },
});

const pullOf = ({ repository, params }: RepositoryCall): HostedPull | undefined =>
  repository.pulls.find((pull) => pull.number === Number(params.pull_number ?? params.issue_number));
const isState =
  (query: URLSearchParams) =>
  (item: { readonly state: string }): boolean => {
    const wanted = query.get("state") ?? "open";
    return wanted === "all" || (item.state === "OPEN") === (wanted === "open");
  };

type Flat = { readonly id: number; readonly createdAt: number; readonly updatedAt: number };
type Cached = { readonly version: number; readonly said: readonly (Said & Flat)[] };
const kept = new WeakMap<HostedRepository, Cached>();

/** All comments on lines, each with its place. */
function saidIn(state: GithubState, repository: HostedRepository): readonly (Said & Flat)[] {
  const known = kept.get(repository);
  if (known?.version === state.version) return known.said;
  const said = repository.pulls.flatMap((pull) =>
    pull.threads.flatMap((thread) =>
      thread.comments.map((comment) => ({
        pull,
        thread,
        comment,
        id: comment.id,
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt,
      })),
    ),
  );
  kept.set(repository, { version: state.version, said });
  return said;
}

const talkIn = (repository: HostedRepository) =>
  [...repository.pulls, ...repository.issues].flatMap(({ number, comments }) =>
    comments.map((comment) => ({ ...comment, number })),
  );

/** Runs as the host hands them out: no more than a thousand once anything is filtered. */
function runs({ state, repository, query }: RepositoryCall): RestResult {
  const [, after = "", before = ""] =
    /^(?:>=)?([\dT:+Z-]*)(?:\.\.([\dT:+Z-]*))?$/.exec(query.get("created") ?? "") ?? [];
  const to =
    before === ""
      ? Number.POSITIVE_INFINITY
      : Date.parse(before.length === 10 ? `${before}T23:59:59Z` : before);
  const from = after === "" ? 0 : Date.parse(after);
  const filters = ["event", "branch", "status", "head_sha"] as const;
  const isWanted = (name: string, value: string | null): boolean =>
    query.get(name) === null || query.get(name) === value;
  const found = newest(repository.runs, (run) => run.createdAt).filter(
    (run) =>
      run.createdAt >= from &&
      run.createdAt <= to &&
      isWanted("event", run.event) &&
      isWanted("branch", run.branch) &&
      isWanted("head_sha", run.sha) &&
      (isWanted("status", run.status) || isWanted("status", run.conclusion)),
  );
  const isFiltered = query.has("created") || filters.some((name) => query.has(name));
  return list(
    isFiltered ? found.slice(0, 1_000) : found,
    (run) => runView(state, repository, run),
    "workflow_runs",
    found.length,
  );
}

export const REPOSITORY_ROUTES: readonly Route[] = [
  below("GET /repos/{owner}/{repo}", ({ state, repository }) =>
    one({ ...repositoryView(state, repository), network_count: 0, subscribers_count: 0 }),
  ),
  below("GET /repos/{owner}/{repo}/pulls", ({ state, repository, query }) =>
    list(asked(repository.pulls.filter(isState(query)), query, "desc"), (pull) =>
      pullListView(state, repository, pull),
    ),
  ),
  below("GET /repos/{owner}/{repo}/pulls/comments", ({ state, repository, query }) =>
    list(asked(saidIn(state, repository), query, "asc"), (said) =>
      reviewCommentView(state, repository, said),
    ),
  ),
  below("GET /repos/{owner}/{repo}/pulls/{pull_number}", (call) => {
    const pull = pullOf(call);
    return pull ? one(pullView(call.state, call.repository, pull)) : missing();
  }),
  below("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", (call) => {
    const pull = pullOf(call);
    return pull
      ? list(pull.reviews, (review) => reviewView(call.state, call.repository, pull, review))
      : missing();
  }),
  below("GET /repos/{owner}/{repo}/issues", ({ state, repository, query }) =>
    list(asked([...repository.issues, ...repository.pulls].filter(isState(query)), query, "desc"), (item) =>
      issueView(state, repository, item),
    ),
  ),
  below("GET /repos/{owner}/{repo}/issues/comments", ({ state, repository, query }) =>
    list(asked(talkIn(repository), query, "asc"), (comment) =>
      issueCommentView(state, repository, comment.number, comment),
    ),
  ),
  below("GET /repos/{owner}/{repo}/issues/{issue_number}/timeline", (call) => {
    const item =
      pullOf(call) ??
      call.repository.issues.find((issue) => issue.number === Number(call.params.issue_number));
    return item ? list(item.timeline, (event) => eventView(call.state, call.repository, event)) : missing();
  }),
  below("GET /repos/{owner}/{repo}/deployments", ({ state, repository, query }) => {
    const environment = query.get("environment");
    const items =
      environment === null
        ? repository.deployments
        : repository.deployments.filter((item) => item.environment === environment);
    return list(
      newest(items, (item) => item.createdAt),
      (item) => deploymentView(state, repository, item),
    );
  }),
  below("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", ({ state, repository, params }) => {
    const item = repository.deployments.find((deployment) => deployment.id === Number(params.deployment_id));
    return item
      ? list(item.statuses.toReversed(), (status) => statusView(state, repository, item, status))
      : missing();
  }),
  below("GET /repos/{owner}/{repo}/releases", ({ state, repository }) =>
    list(
      newest(repository.releases, (item) => item.createdAt),
      (item) => releaseView(state, repository, item),
    ),
  ),
  below("GET /repos/{owner}/{repo}/actions/runs", runs),
  below("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", ({ state, repository, params }) => {
    const run = repository.runs.find((item) => item.id === Number(params.run_id));
    return run ? list(run.jobs, (job) => jobView(state, repository, run, job), "jobs") : missing();
  }),
  below("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", ({ state, repository, params }) => {
    const pull = repository.pulls.find((item) => item.headSha === params.ref);
    return list(
      pull?.checks ?? [],
      (check) => (pull ? checkView(state, repository, pull, check) : null),
      "check_runs",
    );
  }),
  below("GET /repos/{owner}/{repo}/rulesets", ({ state, repository }) =>
    list(repository.rulesets, (ruleset) => rulesetView(state, repository, ruleset, false)),
  ),
  below("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", ({ state, repository, params }) => {
    const ruleset = repository.rulesets.find((item) => item.id === Number(params.ruleset_id));
    return ruleset ? one(rulesetView(state, repository, ruleset, true)) : missing();
  }),
];
