import type { Deployment } from "@/lib/model/delivery.ts";
import { GraphqlDeployment, RestDeployment } from "../schema.ts";
import { GraphqlChecks, RestCheckRun, RestRelease, RestRun, type Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { matchesPattern } from "./matches-pattern.ts";
import { Refusal } from "./refusal.ts";
import { countOf, instantOf, shaOf, textOf } from "./values.ts";

const MOST_NAME = 300;
const nameOf = (value: string | null | undefined): string => textOf(value ?? "", MOST_NAME);
const nameOrNull = (value: string | null | undefined): string | null => (value ? nameOf(value) : null);

function demandInstant(text: string): Date {
  const at = instantOf(text);
  if (at === null) throw new Refusal("The time of its creation is none");
  return at;
}
function demandSha(text: string): string {
  const sha = shaOf(text);
  if (sha === null) throw new Refusal("The id of its commit is none");
  return sha;
}

/** A deployment in either language. What is told by its statuses is known only where they came along. */
export function understandDeployment(
  payload: Wrapped,
  { repo, production }: { readonly repo: string; readonly production: readonly string[] },
  rows: Collected,
): void {
  const isProduction = (environment: string) =>
    production.some((pattern) => matchesPattern(pattern, environment)) ? true : null;
  if (payload.node === null || payload.node === undefined) {
    const item = RestDeployment.parse(payload.item);
    const environment = nameOf(item.original_environment ?? item.environment);
    const row: Deployment = {
      repo,
      externalId: String(item.id),
      environment,
      isProduction: item.production_environment === true ? true : isProduction(environment),
      isTransient: item.transient_environment ?? null,
      sha: demandSha(item.sha),
      ref: nameOrNull(item.ref),
      task: nameOrNull(item.task),
      creator: rows.account(item.creator),
      createdAt: demandInstant(item.created_at),
      state: null,
      succeededAt: null,
      failedAt: null,
    };
    rows.add("deployments", `${repo} ${row.externalId}`, row);
    return;
  }
  const node = GraphqlDeployment.parse(payload.node);
  const environment = nameOf(node.originalEnvironment ?? node.environment ?? node.latestEnvironment);
  const first = (...states: string[]): Date | null =>
    (node.statuses?.nodes ?? [])
      .flatMap((status) =>
        status !== null && states.includes(status.state ?? "") ? (instantOf(status.createdAt) ?? []) : [],
      )
      .toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  rows.add("deployments", `${repo} ${node.databaseId}`, {
    repo,
    externalId: String(node.databaseId),
    environment,
    isProduction: isProduction(environment),
    isTransient: null,
    sha: demandSha(node.commitOid),
    ref: nameOrNull(node.ref?.name),
    task: nameOrNull(node.task),
    creator: rows.account(node.creator),
    createdAt: demandInstant(node.createdAt),
    state: node.state?.toLowerCase() ?? null,
    succeededAt: first("SUCCESS"),
    failedAt: first("FAILURE", "ERROR"),
  });
}

export function understandRelease(payload: Wrapped, repo: string, rows: Collected): void {
  const item = RestRelease.parse(payload.item);
  rows.add("releases", `${repo} ${item.id}`, {
    repo,
    externalId: String(item.id),
    tag: nameOf(item.tag_name),
    name: nameOrNull(item.name),
    target: nameOrNull(item.target_commitish),
    isDraft: item.draft === true,
    isPrerelease: item.prerelease === true,
    author: rows.account(item.author),
    createdAt: demandInstant(item.created_at),
    publishedAt: instantOf(item.published_at),
  });
}

export function understandRun(payload: Wrapped, repo: string, rows: Collected): void {
  const item = RestRun.parse(payload.item);
  const attempt = Math.max(1, countOf(item.run_attempt) ?? 1);
  const state = item.status ?? "unknown";
  rows.add("runs", `${repo} ${item.id} ${attempt}`, {
    repo,
    externalId: String(item.id),
    attempt,
    workflow: nameOf(item.path?.split("@")[0] ?? item.name),
    event: nameOf(item.event),
    branch: nameOrNull(item.head_branch),
    sha: demandSha(item.head_sha),
    state,
    conclusion: item.conclusion ?? null,
    actor: rows.account(item.triggering_actor ?? item.actor),
    createdAt: demandInstant(item.created_at),
    startedAt: instantOf(item.run_started_at),
    finishedAt: state === "completed" ? instantOf(item.updated_at) : null,
    numbers: [...new Set((item.pull_requests ?? []).map(({ number }) => number))].toSorted((a, b) => a - b),
  });
}

/** One check that a webhook told. */
export function understandCheckRun(payload: Wrapped, repo: string, rows: Collected): void {
  const item = RestCheckRun.parse(payload.item);
  rows.add("checks", `${repo} ${item.node_id}`, {
    repo,
    externalId: item.node_id,
    sha: demandSha(item.head_sha),
    name: nameOf(item.name),
    app: nameOrNull(item.app?.slug),
    state: item.status?.toLowerCase() ?? "unknown",
    conclusion: item.conclusion?.toLowerCase() ?? null,
    startedAt: instantOf(item.started_at),
    finishedAt: instantOf(item.completed_at),
  });
}

/** The checks on the head of an open pull request. */
export function understandChecks(payload: Wrapped, repo: string, rows: Collected): void {
  const node = GraphqlChecks.parse(payload.node);
  for (const one of node.commits?.nodes ?? []) {
    const sha = shaOf(one?.commit.oid);
    for (const check of one?.commit.statusCheckRollup?.contexts?.nodes ?? []) {
      const id = check?.id;
      if (sha === null || check === null || id === null || id === undefined) continue;
      rows.add("checks", `${repo} ${id}`, {
        repo,
        externalId: id,
        sha,
        name: nameOf(check.name),
        app: nameOrNull(check.checkSuite?.app?.slug),
        state: check.status?.toLowerCase() ?? "unknown",
        conclusion: check.conclusion?.toLowerCase() ?? null,
        startedAt: instantOf(check.startedAt),
        finishedAt: instantOf(check.completedAt),
      });
    }
  }
}
