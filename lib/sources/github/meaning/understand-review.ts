import type { PullRequest } from "@/lib/model/pull-request.ts";
import type { ReviewState } from "@/lib/model/review.ts";
import { RestReview, type Who } from "../schema.ts";
import type { Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { numberOf } from "./refusal.ts";
import { instantOf, shaOf } from "./values.ts";

const STATES: Readonly<Record<string, ReviewState>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes_requested",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
};

type Told = {
  readonly externalId: string;
  readonly state?: string | null | undefined;
  readonly submittedAt: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly author: Who;
  readonly commitSha: string | null | undefined;
};
type Of = Pick<PullRequest, "repo" | "number" | "author"> & { readonly openedAt: Date | null };

/** Keeps a review, unless it was not submitted: then it is nobody's business yet. */
export function addReview(rows: Collected, pull: Of, told: Told): void {
  const submittedAt = instantOf(told.submittedAt);
  const state = (told.state ?? "").toUpperCase();
  if (state === "PENDING" || submittedAt === null || told.externalId === "") return;
  const author = rows.author(told.author);
  const { repo, number } = pull;
  rows.add("reviews", `${repo} ${number} ${told.externalId}`, {
    repo,
    number,
    externalId: told.externalId,
    author,
    state: STATES[state] ?? "other",
    submittedAt,
    commitSha: shaOf(told.commitSha),
    bodyChars: told.body === undefined ? null : (told.body?.length ?? 0),
    isByAuthor: author === pull.author && !author.endsWith("/@ghost"),
    flags: [
      ...(pull.openedAt !== null && submittedAt < pull.openedAt ? ["before_opened"] : []),
      ...(state in STATES ? [] : ["unknown_state"]),
    ],
  });
}

/** A review that came without its pull request: by a webhook, or in a list of its own. */
export function understandReview(payload: Wrapped, repo: string, rows: Collected): void {
  const {
    id,
    state,
    submitted_at: submittedAt,
    body,
    user,
    commit_id: commitSha,
  } = RestReview.parse(payload.item);
  const number = numberOf(payload.number);
  const author =
    payload.author === null || payload.author === undefined ? null : rows.account(payload.author);
  const pull = { repo, number, author, openedAt: instantOf(payload.openedAt) };
  addReview(rows, pull, { externalId: String(id), state, submittedAt, body, author: user, commitSha });
}
