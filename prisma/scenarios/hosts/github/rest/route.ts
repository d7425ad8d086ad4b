import type { HostedRepository } from "../../../organisation/hosted-repository.ts";
import type { Operation } from "../openapi/operations.ts";
import type { GithubState, Grant } from "../state.ts";
import type { AppState } from "./app-state.ts";

export type RestCall = {
  readonly state: GithubState;
  readonly app: AppState;
  readonly grant: Grant | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
};
/** For paths below a repository, which was found and may be seen. */
export type RepositoryCall = RestCall & { readonly repository: HostedRepository };

/** One object; a list that is paged, plain or under a key beside its total; or that there is nothing. */
export type RestResult =
  | { readonly kind: "one"; readonly body: unknown; readonly status?: 200 | 201 }
  | {
      readonly kind: "list";
      readonly count: number;
      readonly total: number;
      readonly slice: (from: number, to: number) => readonly unknown[];
      readonly key: string | null;
    }
  | { readonly kind: "missing"; readonly message?: string };

export type Route = {
  readonly operation: Operation;
  /** `app` routes take a signed token of the app itself, `open` ones none. */
  readonly needs: "token" | "app" | "open";
  readonly answer: (call: RestCall) => RestResult;
};

export const one = (body: unknown, status: 200 | 201 = 200): RestResult => ({ kind: "one", body, status });
export const missing = (message?: string): RestResult => ({
  kind: "missing",
  ...(message === undefined ? {} : { message }),
});

/** Views are made of the page alone. `total` where the host counts more than it hands out. */
export function list<Item>(
  items: readonly Item[],
  view: (item: Item) => unknown,
  key: string | null = null,
  total = items.length,
): RestResult {
  return {
    kind: "list",
    count: items.length,
    total,
    key,
    slice: (from, to) => items.slice(from, to).map(view),
  };
}

/** Newest first by a moment, ties by id. */
export const newest = <Item extends { readonly id: number }>(
  items: readonly Item[],
  at: (item: Item) => number,
): Item[] => items.toSorted((a, b) => at(b) - at(a) || b.id - a.id);

/** In the order that `sort` and `direction` ask for, from `since` on. */
export function asked<
  Item extends { readonly id: number; readonly createdAt: number; readonly updatedAt: number },
>(items: readonly Item[], query: URLSearchParams, standard: "asc" | "desc"): Item[] {
  const since = query.get("since");
  const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const field = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const sign = (query.get("direction") ?? standard) === "desc" ? -1 : 1;
  return items
    .filter((item) => item.updatedAt >= from)
    .toSorted((a, b) => sign * (a[field] - b[field] || a.id - b.id));
}
