import type { PullRequest } from "@/lib/model/pull-request.ts";
import { GraphqlEvent, type GraphqlPull, GraphqlReview, GraphqlThread } from "../schema.ts";
import type { Collected } from "./collected.ts";
import { eventKind, subjectOf } from "./event-kind.ts";
import { addReview } from "./understand-review.ts";
import { countOf, instantOf, textOf } from "./values.ts";

/** The reviews, threads and events that came with a pull request. One that cannot be read does not spoil the others. */
export function understandPullParts(node: GraphqlPull, pull: PullRequest, rows: Collected): void {
  for (const told of node.reviews?.nodes ?? []) {
    const read = GraphqlReview.safeParse(told);
    if (!read.success) continue;
    const { id, fullDatabaseId, databaseId, submittedAt, author, commit, ...review } = read.data;
    addReview(rows, pull, {
      ...review,
      externalId: String(fullDatabaseId ?? databaseId ?? id ?? ""),
      submittedAt,
      author,
      commitSha: commit?.oid,
    });
  }
  const { repo, number } = pull;
  for (const told of node.reviewThreads?.nodes ?? []) {
    const read = GraphqlThread.safeParse(told);
    if (!read.success) continue;
    const thread = read.data;
    rows.add("threads", `${repo} ${number} ${thread.id}`, {
      repo,
      number,
      externalId: thread.id,
      path: textOf(thread.path ?? "", 4_096),
      line: countOf(thread.line),
      isResolved: thread.isResolved === true,
      isOutdated: thread.isOutdated === true,
      resolvedBy: rows.account(thread.resolvedBy),
      commentCount: null,
    });
  }
  for (const told of node.timelineItems?.nodes ?? []) {
    const read = GraphqlEvent.safeParse(told);
    const at = read.success ? instantOf(read.data.createdAt) : null;
    if (!read.success || at === null || read.data.id === null || read.data.id === undefined) continue;
    const event = read.data;
    rows.add("events", `${repo} ${number} ${event.id}`, {
      repo,
      number,
      externalId: read.data.id,
      kind: eventKind(event.__typename),
      at,
      actor: rows.account(event.actor),
      subject: subjectOf(event, rows),
    });
  }
}
