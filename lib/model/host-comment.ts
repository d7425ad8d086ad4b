/** A comment on lines of a pull request (`review`), or in the talk below it or below an issue (`talk`). Its text is not kept here. */
export type HostComment = {
  readonly repo: string;
  readonly externalId: string;
  readonly kind: "review" | "talk";
  readonly number: number;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly replyTo: string | null;
  readonly reviewId: string | null;
  readonly path: string | null;
  readonly line: number | null;
  readonly bodyChars: number;
  readonly isQuestion: boolean;
  readonly hasSuggestion: boolean;
  /** It has substance: `saysSomething`. Null where it was read before anybody looked. */
  readonly saysSomething: boolean | null;
};
