import { z } from "zod";
import { isQuestion, plainText } from "./plain-text.ts";
import { User } from "./schema.ts";

/** What is kept of a comment: who, when, how long, and whether it asks. Its text is not. */
const Fact = z.object({
  id: z.string(),
  author: z.unknown().optional(),
  created: z.unknown().optional(),
  chars: z.number(),
  isQuestion: z.boolean(),
});
const Comments = z.looseObject({
  total: z.number().int().nonnegative().optional(),
  comments: z.array(z.unknown()),
});
const Comment = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  body: z.unknown().optional(),
});

/** The comments of an issue as they are kept: texts are read for what they say about themselves and left behind. */
export function condenseComments(value: unknown): unknown {
  const parsed = Comments.safeParse(value);
  if (!parsed.success) return null;
  const comments = parsed.data.comments.flatMap((one) => {
    if (Fact.safeParse(one).success) return [one];
    const comment = Comment.safeParse(one);
    if (!comment.success) return [];
    const text = plainText(comment.data.body);
    const { id, author, created } = comment.data;
    return [{ id, author, created, chars: text.trim().length, isQuestion: isQuestion(text) }];
  });
  return { total: parsed.data.total ?? parsed.data.comments.length, comments };
}

/** How many comments an issue has, how many of those that were read ask something, and whether some were not read. */
export function countComments(value: unknown): {
  readonly total: number | null;
  readonly questions: number | null;
  readonly isPartial: boolean;
} {
  const parsed = Comments.safeParse(condenseComments(value));
  if (!parsed.success) return { total: null, questions: null, isPartial: false };
  const facts = parsed.data.comments.flatMap((one) => {
    const fact = Fact.safeParse(one);
    return fact.success ? [fact.data] : [];
  });
  const asked = facts.filter((fact) => fact.isQuestion && !isApp(fact.author));
  const total = Math.max(parsed.data.total ?? 0, facts.length);
  return { total, questions: new Set(asked.map((fact) => fact.id)).size, isPartial: total > facts.length };
}

function isApp(author: unknown): boolean {
  const user = User.safeParse(author);
  return user.success && user.data.accountType === "app";
}
