export type Endpoints = { readonly rest: string; readonly graphql: string };

/**
 * Where the two interfaces of a GitHub are. github.com and its data-residency twins have them at the root of an `api.` host,
 * a GitHub Enterprise Server below `/api`. Takes the address that an admin wrote, with or without that path.
 */
export function endpointsOf(baseUrl: string): Endpoints {
  const url = new URL(baseUrl);
  if (url.hostname === "github.com") url.hostname = "api.github.com";
  const isCloud = url.hostname === "api.github.com" || /^api\.[a-z0-9-]+\.ghe\.com$/.test(url.hostname);
  if (isCloud) return { rest: url.origin, graphql: `${url.origin}/graphql` };
  const base = `${url.origin}${url.pathname.replace(/\/(api(\/(v3|graphql))?)?\/?$/, "")}`;
  return { rest: `${base}/api/v3`, graphql: `${base}/api/graphql` };
}
