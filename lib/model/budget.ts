/** What an answer told about an allowance. Everything that the host did not say is left out. */
export type Answered = {
  readonly status: number;
  /** Response time. */
  readonly ms: number;
  /** What the request cost, in the host's own unit; 1 where it does not say. */
  readonly points: number;
  readonly allowance?: number;
  readonly remaining?: number;
  readonly resetsAt?: Date;
  readonly retryAfterSeconds?: number;
  /** The host refused for going too fast, whatever is left of the hour. */
  readonly isTooFast?: boolean;
};

export type Permit = { done(answered: Answered): Promise<void> };

/**
 * The one planner of an allowance, shared by all workers of a connection.
 * `take` answers when a request may start, and throws a `limited` failure where that is more than some seconds away.
 */
export type Budget = { take(resource: string, points: number): Promise<Permit> };
