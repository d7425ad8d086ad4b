import type { PullRequest, PullState } from "@/lib/model/pull-request.ts";
import { GraphqlPull, RestPull, type Who } from "../schema.ts";
import type { Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { numberOf, Refusal } from "./refusal.ts";
import { understandPullParts } from "./understand-pull-parts.ts";
import { countOf, flagsOfText, instantOf, shaOf, textOf } from "./values.ts";

const MOST_TITLE = 1_024;
const MOST_BODY = 65_536;
/** From here on the host no longer counts files. */
const FILES_COUNTED = 3_000;
const PLAUSIBLE = Date.UTC(2005, 0, 1);

type Told = {
  readonly number: unknown;
  readonly externalId: string;
  readonly title: string;
  readonly body: string;
  readonly state: PullState;
  readonly isDraft: boolean;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null | undefined;
  readonly mergedAt: string | null | undefined;
  readonly author: Who;
  readonly authorRole: string | null | undefined;
  readonly mergedBy: Who;
  readonly baseBranch: string | null | undefined;
  readonly headBranch: string | null | undefined;
  readonly headSha: string | null | undefined;
  readonly isFromFork: boolean;
  readonly mergeSha: string | null | undefined;
  readonly added: number | null | undefined;
  readonly removed: number | null | undefined;
  readonly changedFiles: number | null | undefined;
  readonly commentCount: number | null;
  readonly labels: readonly ({ readonly name?: string | null | undefined } | null)[];
  readonly milestone: string | null | undefined;
  readonly checkState: string | null | undefined;
  readonly isQueued: boolean;
  readonly counts: Pick<PullRequest, "reviewCount" | "threadCount" | "eventCount">;
};

/** A pull request, whichever language told it. */
export function understandPull(payload: Wrapped, repo: string, rows: Collected): void {
  const node = payload.node === null || payload.node === undefined ? null : GraphqlPull.parse(payload.node);
  const told = node === null ? fromRest(RestPull.parse(payload.item), payload) : fromGraphql(node);
  const number = numberOf(told.number);
  const openedAt = demandInstant(told.openedAt, "creation");
  const updatedAt = demandInstant(told.updatedAt, "last change");
  const mergedAt = instantOf(told.mergedAt);
  if (told.state === "merged" && mergedAt === null) throw new Refusal("It is merged, but not at any time");
  const closedAt = instantOf(told.closedAt) ?? mergedAt ?? (told.state === "open" ? null : updatedAt);
  const isMerged = told.state === "merged";
  const mergeSha = isMerged ? shaOf(told.mergeSha) : null;
  if (isMerged && told.mergeSha !== null && told.mergeSha !== undefined && mergeSha === null)
    throw new Refusal("The id of its merge commit is none");
  const author = rows.author(told.author);
  const pull: PullRequest = {
    repo,
    number,
    externalId: told.externalId,
    title: textOf(told.title, MOST_TITLE),
    body: textOf(told.body, MOST_BODY),
    state: told.state,
    isDraft: told.isDraft,
    openedAt,
    updatedAt,
    closedAt: told.state === "open" ? null : closedAt,
    mergedAt: isMerged ? mergedAt : null,
    author,
    authorRole: told.authorRole ?? null,
    // Lists do not tell who it was; where it is told to be nobody, they are gone.
    mergedBy: !isMerged ? null : told.mergedBy === null ? rows.author(null) : rows.account(told.mergedBy),
    baseBranch: textOf(told.baseBranch ?? "", MOST_TITLE),
    headBranch: textOf(told.headBranch ?? "", MOST_TITLE),
    headSha: shaOf(told.headSha),
    isFromFork: told.isFromFork,
    mergeSha,
    mergeParents: null,
    added: linesOf(told.added),
    removed: linesOf(told.removed),
    changedFiles: countOf(told.changedFiles),
    commitCount: null,
    commentCount: told.commentCount,
    labels: [
      ...new Set(told.labels.flatMap((label) => (label?.name ? [textOf(label.name, 200)] : []))),
    ].toSorted(),
    milestone: told.milestone ? textOf(told.milestone, MOST_TITLE) : null,
    checkState: told.checkState?.toLowerCase() ?? null,
    isQueued: told.isQueued,
    ...told.counts,
    unread: (payload.unread ?? []).map(unreadName).toSorted(),
    flags: [
      ...flagsOfText(told.title, MOST_TITLE, "title"),
      ...flagsOfText(told.body, MOST_BODY, "body"),
      ...(mergedAt !== null && isMerged && mergedAt < openedAt ? ["merged_before_opened"] : []),
      ...(closedAt !== null && told.state === "closed" && closedAt < openedAt
        ? ["closed_before_opened"]
        : []),
      ...(told.state !== "open" && instantOf(told.closedAt) === null ? ["closed_at_missing"] : []),
      ...(openedAt.getTime() < PLAUSIBLE ? ["opened_implausibly"] : []),
      ...((told.changedFiles ?? 0) >= FILES_COUNTED ? ["files_partial"] : []),
    ],
  };
  rows.add("pullRequests", `${repo} ${number}`, pull);
  if (node !== null) understandPullParts(node, pull, rows);
}

const LISTS: Readonly<Record<string, string>> = { reviewThreads: "threads", timelineItems: "events" };
export const unreadName = (list: string): string => LISTS[list] ?? list;

function fromGraphql(node: GraphqlPull): Told {
  const state = node.state.toUpperCase();
  return {
    number: node.number,
    updatedAt: node.updatedAt,
    closedAt: node.closedAt,
    mergedAt: node.mergedAt,
    author: node.author,
    mergedBy: node.mergedBy,
    changedFiles: node.changedFiles,
    externalId: String(node.fullDatabaseId ?? node.databaseId ?? node.id ?? ""),
    title: node.title ?? "",
    body: node.body ?? "",
    state: state === "MERGED" ? "merged" : state === "CLOSED" ? "closed" : "open",
    isDraft: node.isDraft === true,
    openedAt: node.createdAt,
    authorRole: node.authorAssociation,
    baseBranch: node.baseRefName,
    headBranch: node.headRefName,
    headSha: node.headRefOid,
    isFromFork: node.isCrossRepository === true,
    mergeSha: node.mergeCommit?.oid,
    added: node.additions,
    removed: node.deletions,
    commentCount: countOf(node.totalCommentsCount),
    labels: node.labels?.nodes ?? [],
    milestone: node.milestone?.title,
    checkState: node.statusCheckRollup?.state,
    isQueued: node.isInMergeQueue === true,
    counts: {
      reviewCount: countOf(node.reviews?.totalCount),
      threadCount: countOf(node.reviewThreads?.totalCount),
      eventCount: countOf(node.timelineItems?.totalCount),
    },
  };
}

function fromRest(item: RestPull, payload: Wrapped): Told {
  const isMerged = item.merged === true || (item.merged_at !== null && item.merged_at !== undefined);
  const headRepo = item.head?.repo?.id;
  const comments = countOf(item.comments);
  const onLines = countOf(item.review_comments);
  return {
    number: item.number,
    externalId: String(item.id),
    title: item.title ?? "",
    body: item.body ?? "",
    state: isMerged ? "merged" : item.state === "closed" ? "closed" : "open",
    isDraft: item.draft === true,
    openedAt: item.created_at,
    updatedAt: item.updated_at,
    closedAt: item.closed_at,
    mergedAt: item.merged_at,
    author: item.user,
    authorRole: item.author_association,
    mergedBy: item.merged_by,
    baseBranch: item.base?.ref,
    headBranch: item.head?.ref,
    headSha: item.head?.sha,
    // Without a repository, it came from a fork that was deleted.
    isFromFork: headRepo === undefined || String(headRepo) !== String(item.base?.repo?.id ?? headRepo),
    mergeSha: item.merge_commit_sha,
    added: item.additions,
    removed: item.deletions,
    changedFiles: item.changed_files,
    commentCount: comments === null || onLines === null ? null : comments + onLines,
    labels: item.labels ?? [],
    milestone: item.milestone?.title,
    checkState: null,
    isQueued: payload.isQueued === true,
    counts: { reviewCount: null, threadCount: null, eventCount: null },
  };
}

function demandInstant(text: string, what: string): Date {
  const at = instantOf(text);
  if (at === null) throw new Refusal(`The time of its ${what} is none`);
  return at;
}

function linesOf(value: number | null | undefined): bigint | null {
  if (value === null || value === undefined) return null;
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Refusal("A count of lines is negative or no number");
  return BigInt(value);
}
