/** A discussion, and whether it was answered: decisions are looked for here. `voices`: the distinct accounts in it. */
export type Discussion = {
  readonly repo: string;
  readonly number: number;
  readonly externalId: string;
  readonly title: string;
  readonly category: string;
  readonly isAnswerable: boolean;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly commentCount: number;
  readonly voices: readonly string[];
};
