import type { Operation } from "../openapi/operations.ts";
import { findRepository, fullName, type GithubState } from "../state.ts";
import { APP_ROUTES } from "./app-routes.ts";
import { ORGANISATION_ROUTES } from "./organisation-routes.ts";
import { REPOSITORY_ROUTES } from "./repository-routes.ts";
import type { RestCall, Route } from "./route.ts";

export type RestAnswer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly operation: Operation | null;
  readonly items: number;
};

type Compiled = { readonly route: Route; readonly method: string; readonly pattern: RegExp };
const compiled: readonly Compiled[] = [...ORGANISATION_ROUTES, ...APP_ROUTES, ...REPOSITORY_ROUTES].map(
  (route) => {
    const [method = "", path = ""] = route.operation.split(" ");
    const pattern = path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    return { route, method, pattern: new RegExp(`^${pattern}$`) };
  },
);

export type FoundRoute = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** The route of a path; the first that fits, so that fixed words stand before numbers. */
export function routeOf(method: string, path: string): FoundRoute | null {
  for (const { route, method: wanted, pattern } of compiled) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (match === null) continue;
    const params = Object.entries(match.groups ?? {}).map(
      ([name, value]) => [name, decodeURIComponent(value)] as const,
    );
    return { route, params: Object.fromEntries(params) };
  }
  return null;
}

/** `/repositories/<id>/…`, which outlives names, as `/repos/<owner>/<name>/…`. */
export function byName(state: GithubState, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository =
    id === undefined ? undefined : state.organisation.repositories.find((one) => one.id === Number(id));
  return repository === undefined ? path : `/repos/${fullName(repository)}${rest}`;
}

const failure = (
  status: number,
  message: string,
  operation: Operation | null,
  headers: Readonly<Record<string, string>> = {},
): RestAnswer => ({
  status,
  body: JSON.stringify({
    message,
    documentation_url: "https://docs.github.com/rest",
    status: String(status),
  }),
  headers,
  operation,
  items: 0,
});

/** Answers a call that was let in. What does not fit the published description is our own fault: 500, and recorded. */
export function answerRest(
  { route, params }: FoundRoute,
  call: Omit<RestCall, "params">,
  url: URL,
): RestAnswer {
  const { state, query } = call;
  const { operation } = route;
  if (params.owner !== undefined && params.repo !== undefined) {
    const found = findRepository(state, params.owner, params.repo);
    if (found === null) return failure(404, "Not Found", operation);
    if (found.isMoved) {
      const rest = url.pathname.split("/").slice(6).join("/");
      const location = `${state.root}/api/v3/repositories/${found.repository.id}${rest === "" ? "" : `/${rest}`}${url.search}`;
      return {
        ...failure(301, "Moved Permanently", operation, { location }),
        body: JSON.stringify({ message: "Moved Permanently", url: location }),
      };
    }
  }
  const result = route.answer({ ...call, params });
  if (result.kind === "missing") return failure(404, result.message ?? "Not Found", operation);
  if (result.kind === "one") return checked(state, operation, result.body, result.status ?? 200, {}, 1);
  const size = clamp(Number(query.get("per_page") ?? 30), 1, 100);
  const page = Math.max(1, Number(query.get("page") ?? 1));
  const items = result.slice((page - 1) * size, page * size);
  const body = result.key === null ? items : { total_count: result.total, [result.key]: items };
  return checked(
    state,
    operation,
    body,
    200,
    linksOf(url, page, Math.max(1, Math.ceil(result.count / size))),
    items.length,
  );
}

function checked(
  state: GithubState,
  operation: Operation,
  body: unknown,
  status: number,
  headers: Readonly<Record<string, string>>,
  items: number,
): RestAnswer {
  // What the caller gets is what is checked: the text, read again.
  const text = JSON.stringify(body);
  const wrong = state.misfit(operation, JSON.parse(text));
  if (wrong === null) return { status, body: text, headers, operation, items };
  state.violate("misfit", wrong);
  return failure(500, `The simulator made an answer that GitHub would not: ${wrong}`, operation);
}

const clamp = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, Math.trunc(value))) : high;

function linksOf(url: URL, page: number, last: number): Record<string, string> {
  const link = (to: number, rel: string): string => {
    const there = new URL(url);
    there.searchParams.set("page", String(to));
    return `<${there.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}
