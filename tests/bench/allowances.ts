/** What one list took to be read. */
export type Spent = {
  readonly stream: string;
  readonly items: number;
  readonly pages: number;
  readonly requests: number;
  readonly points: number;
};
export type Allowance = {
  readonly stream: string;
  readonly per: "requests" | "points";
  readonly each: number;
  readonly most: number;
  readonly isKept: boolean;
};

/** Lists of a whole repository that are not the pull requests. */
const LISTS = new Set(
  ["review_comments", "issue_comments", "issues", "workflow_runs", "deployments"].map(
    (one) => `github: ${one}`,
  ),
);
/** Below this a repository's last page, which is rarely full, says more than the list does. */
const ENOUGH = 5_000;

/** How what was spent for each item compares with what may be. */
export const allowancesOf = (spent: readonly Spent[]): Allowance[] =>
  spent.flatMap(({ stream, items, requests, points }) => {
    const one = (per: Allowance["per"], count: number, most: number): Allowance => ({
      stream,
      per,
      each: count / items,
      most,
      isKept: count / items <= most,
    });
    if (stream === "github: pull_requests")
      return [one("requests", requests, 0.025), one("points", points, 0.05)];
    return LISTS.has(stream) && items >= ENOUGH ? [one("requests", requests, 0.012)] : [];
  });
