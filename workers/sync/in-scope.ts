import type { HostBatch } from "@/lib/model/host-batch.ts";

/** What of a message is about the repositories and projects that are read; the rest was not asked for. */
export function inScope(batch: HostBatch, scopes: ReadonlySet<string>): HostBatch {
  const here = <Row extends { readonly repo: string }>(rows: readonly Row[] | undefined): readonly Row[] =>
    (rows ?? []).filter(({ repo }) => scopes.has(repo));
  return {
    ...batch,
    pullRequests: here(batch.pullRequests),
    reviews: here(batch.reviews),
    threads: here(batch.threads),
    comments: here(batch.comments),
    events: here(batch.events),
    deployments: here(batch.deployments),
    releases: here(batch.releases),
    runs: here(batch.runs),
    checks: here(batch.checks),
    discussions: here(batch.discussions),
    rulesets: here(batch.rulesets),
    workItems: (batch.workItems ?? []).filter(({ project }) => scopes.has(project)),
  };
}
