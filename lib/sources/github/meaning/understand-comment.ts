import { saysSomething } from "@/lib/core/says-something.ts";
import { RestComment } from "../schema.ts";
import type { Wrapped } from "../schema-more.ts";
import type { Collected } from "./collected.ts";
import { isQuestion } from "./is-question.ts";
import { numberOf, Refusal } from "./refusal.ts";
import { countOf, instantOf, textOf } from "./values.ts";

/** A comment on lines, or in the talk below a pull request or an issue. */
export function understandComment(
  payload: Wrapped,
  repo: string,
  rows: Collected,
  kind: "review" | "talk",
): void {
  const comment = RestComment.parse(payload.item);
  const createdAt = instantOf(comment.created_at);
  if (createdAt === null) throw new Refusal("The time of its creation is none");
  const address = (kind === "review" ? comment.pull_request_url : comment.issue_url) ?? "";
  const body = comment.body ?? "";
  const externalId = String(comment.id);
  rows.add("comments", `${repo} ${kind} ${externalId}`, {
    repo,
    externalId,
    kind,
    number: numberOf(payload.number ?? Number(/\/(\d+)$/.exec(address)?.[1])),
    author: rows.author(comment.user),
    createdAt,
    updatedAt: instantOf(comment.updated_at) ?? createdAt,
    replyTo:
      comment.in_reply_to_id === null || comment.in_reply_to_id === undefined
        ? null
        : String(comment.in_reply_to_id),
    reviewId:
      comment.pull_request_review_id === null || comment.pull_request_review_id === undefined
        ? null
        : String(comment.pull_request_review_id),
    path: comment.path === null || comment.path === undefined ? null : textOf(comment.path, 4_096),
    line: countOf(comment.line ?? comment.original_line),
    bodyChars: body.length,
    isQuestion: isQuestion(body),
    hasSuggestion: /^\s*(```|~~~)\s*suggestion/m.test(body),
    saysSomething: saysSomething(body),
  });
}
