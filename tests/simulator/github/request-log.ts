/** One request that came, as it ended. */
export type LoggedRequest = {
  readonly at: number;
  readonly on: "rest" | "graphql";
  readonly method: string;
  readonly path: string;
  /** The route, or the name of the GraphQL operation. */
  readonly operation: string | null;
  readonly status: number;
  readonly points: number;
  readonly ms: number;
  readonly items: number;
  readonly token: string | null;
};

export type Counters = {
  readonly requests: number;
  readonly rest: number;
  readonly graphql: number;
  /** GraphQL points. */
  readonly points: number;
  readonly notModified: number;
  readonly failed: number;
  readonly byOperation: Readonly<
    Record<string, { readonly requests: number; readonly points: number; readonly items: number }>
  >;
};

export function countersOf(log: readonly LoggedRequest[]): Counters {
  const byOperation: Record<string, { requests: number; points: number; items: number }> = {};
  for (const { operation, path, points, items } of log) {
    const name = operation ?? path;
    const sum = byOperation[name] ?? { requests: 0, points: 0, items: 0 };
    byOperation[name] = { requests: sum.requests + 1, points: sum.points + points, items: sum.items + items };
  }
  const graphql = log.filter((one) => one.on === "graphql");
  return {
    requests: log.length,
    rest: log.length - graphql.length,
    graphql: graphql.length,
    points: graphql.reduce((sum, one) => sum + one.points, 0),
    notModified: log.filter((one) => one.status === 304).length,
    failed: log.filter((one) => one.status >= 400).length,
    byOperation,
  };
}
