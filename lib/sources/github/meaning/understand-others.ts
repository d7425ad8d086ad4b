import { GithubSettings } from "@/lib/model/connection.ts";
import { Who } from "../schema.ts";
import { GraphqlDiscussion, GraphqlTeam, RestRepository, RestRuleset, type Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { numberOf, Refusal } from "./refusal.ts";
import { countOf, instantOf, textOf } from "./values.ts";

const MOST_NAME = 300;

export function understandRepository(payload: Wrapped, rows: Collected): void {
  const item = RestRepository.parse(payload.item);
  const key = `${rows.host}/${item.id}`;
  const pushedAt = instantOf(item.pushed_at);
  const createdAt = instantOf(item.created_at);
  rows.add("repositories", key, {
    key,
    fullName: item.full_name,
    cloneUrl: item.clone_url ?? `${item.html_url ?? `https://${rows.host}/${item.full_name}`}.git`,
    defaultBranch: item.default_branch ? textOf(item.default_branch, MOST_NAME) : null,
    isPrivate: item.private === true,
    isArchived: item.archived === true,
    isFork: item.fork === true,
    // The host counts sizes late; a repository that was never pushed to keeps the time of its creation.
    isEmpty: item.size === 0 && (pushedAt === null || (createdAt !== null && pushedAt <= createdAt)),
    pushedAt,
  });
}

export function understandDiscussion(payload: Wrapped, repo: string, rows: Collected): void {
  const node = GraphqlDiscussion.parse(payload.node);
  const number = numberOf(node.number);
  const createdAt = instantOf(node.createdAt);
  const updatedAt = instantOf(node.updatedAt);
  if (createdAt === null || updatedAt === null)
    throw new Refusal("The time of its creation or last change is none");
  const author = rows.author(node.author);
  const voices = (node.comments?.nodes ?? []).flatMap((comment) =>
    comment === null ? [] : [rows.author(comment.author)],
  );
  rows.add("discussions", `${repo} ${number}`, {
    repo,
    number,
    externalId: String(node.databaseId ?? node.id ?? number),
    title: textOf(node.title ?? "", 1_024),
    category: textOf(node.category?.name ?? "", MOST_NAME),
    isAnswerable: node.category?.isAnswerable === true,
    author,
    createdAt,
    updatedAt,
    closedAt: instantOf(node.closedAt),
    answeredAt: instantOf(node.answerChosenAt),
    answeredBy: node.answer === null || node.answer === undefined ? null : rows.author(node.answer.author),
    commentCount: countOf(node.comments?.totalCount) ?? 0,
    voices: [...new Set([author, ...voices])].toSorted(),
  });
}

export function understandRuleset(payload: Wrapped, repo: string, rows: Collected): void {
  const item = RestRuleset.parse(payload.item);
  rows.add("rulesets", `${repo} ${item.id}`, {
    repo,
    externalId: String(item.id),
    name: textOf(item.name, MOST_NAME),
    target: item.target ?? "branch",
    enforcement: item.enforcement ?? "active",
    rules: item.rules ?? [],
  });
}

/** A team with everybody in it. Where its members could not all be read, nothing is said of them: who is missing would have left. */
export function understandTeam(payload: Wrapped, rows: Collected): void {
  const node = GraphqlTeam.parse(payload.node);
  const key = `${rows.host}/${node.databaseId}`;
  const parent = node.parentTeam?.databaseId;
  rows.add("teams", key, {
    key,
    slug: textOf(node.slug, MOST_NAME),
    name: textOf(node.name, MOST_NAME),
    parent: parent === null || parent === undefined ? null : `${rows.host}/${parent}`,
  });
  if ((payload.unread ?? []).length > 0) return;
  const accounts = (node.members?.nodes ?? []).flatMap((who) => rows.account(who) ?? []);
  rows.add("rosters", key, { team: key, accounts: [...new Set(accounts)].toSorted() });
}

export const understandMember = (payload: Wrapped, rows: Collected): void => {
  if (rows.account(Who.parse(payload.node)) === null) throw new Refusal("Nobody is named");
};

/** The production environments that an admin named; the usual ones where the settings cannot be read. */
export function productionOf(settings: unknown): readonly string[] {
  const read = GithubSettings.safeParse(settings);
  return (read.success ? read.data : GithubSettings.parse({})).production;
}
