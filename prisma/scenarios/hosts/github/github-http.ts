import type { Http } from "@/lib/model/connector.ts";
import type { Organisation } from "../../organisation/organisation.ts";
import { GraphqlBody, graphqlOver } from "./graphql/answer-query.ts";
import { allowanceOf, LIMITS } from "./limits/allowance.ts";
import { appOf } from "./rest/app-state.ts";
import { answerRest, byName, routeOf } from "./rest/router.ts";
import type { GithubState, Grant } from "./state.ts";

const PLAIN = { isEndless: false, isStuck: false } as const;
const headers = { "content-type": "application/json; charset=utf-8" };

/**
 * The GitHub of a made-up organisation as the network that a connector is handed: it answers in this process, calls nobody and
 * asks for no credentials. Addressed as an Enterprise Server at `root`. `now` in milliseconds.
 */
export function githubHttp(organisation: Organisation, root: string, now: () => number): Http {
  const state: GithubState = {
    organisation,
    clock: { now, sleep: async () => {}, advance: () => {} },
    root,
    grants: new Map(),
    violate: () => {},
    misfit: () => null,
    hidden: new Set(),
    pulls: new Map(
      organisation.repositories.flatMap((repository) =>
        repository.pulls.map((pull) => [pull.id, { pull, repository }] as const),
      ),
    ),
    version: 0,
  };
  const grant: Grant = {
    token: "sample",
    kind: "user",
    allowance: allowanceOf(LIMITS, () => {}),
    expiresAt: null,
    isRevoked: false,
  };
  const app = appOf(() => ({ token: grant.token, expiresAt: now() + 3_600_000 }));
  const graphql = graphqlOver(state, false);

  return async (address, { method = "GET", body = "", signal } = {}) => {
    signal?.throwIfAborted();
    const url = new URL(address);
    if (/^(\/api)?\/graphql$/.test(url.pathname)) {
      const answer = await graphql(grant, GraphqlBody.parse(JSON.parse(body)), PLAIN);
      return new Response(answer.body, { headers });
    }
    const found = routeOf(method, byName(state, url.pathname.replace(/^\/api\/v3(?=\/|$)/, "")));
    if (found === null)
      return Response.json({ message: "Not Found", status: "404" }, { status: 404, headers });
    const asked: unknown = body === "" ? null : JSON.parse(body);
    const call = { state, app, grant, query: url.searchParams, body: asked };
    const answer = answerRest(found, call, url);
    return new Response(answer.body, { status: answer.status, headers: { ...headers, ...answer.headers } });
  };
}
