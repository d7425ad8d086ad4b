import type { Allowance, Refusal, Resource } from "@/prisma/scenarios/hosts/github/limits/allowance.ts";
import type { Fault } from "./faults.ts";
import { json, type Reply } from "./reply.ts";

const DOCS = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api";

/** The allowance as the headers of every answer tell it. */
export function limitHeaders(allowance: Allowance, resource: Resource, now: number): Record<string, string> {
  const { limit, used, remaining, resetsAt } = allowance.standing(resource, now);
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-used": String(used),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(Math.ceil(resetsAt / 1000)),
    "x-ratelimit-resource": resource === "rest" ? "core" : "graphql",
  };
}

/** What a caller is told who went too fast or has nothing left. */
export function refusalReply(
  refusal: Refusal,
  resource: Resource,
  headers: Readonly<Record<string, string>>,
): Reply {
  if (refusal.why === "secondary") {
    const message =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    return json(
      403,
      { message, documentation_url: `${DOCS}#about-secondary-rate-limits` },
      { ...headers, "retry-after": String(refusal.retryAfter) },
    );
  }
  const message = "API rate limit exceeded for installation ID 31415926.";
  if (resource === "rest") return json(403, { message, documentation_url: DOCS }, headers);
  return json(200, { errors: [{ type: "RATE_LIMITED", message }] }, headers);
}

/** Faults that come in place of an answer; null for those that spoil one. */
export function faultReply(
  fault: Fault,
  resource: Resource,
  allowance: Allowance | null,
  now: number,
): Reply | null {
  const headers = allowance === null ? {} : limitHeaders(allowance, resource, now);
  if (fault.kind === "status") {
    const message =
      "Something went wrong while executing your query. Please include `SIM:1` when reporting this issue.";
    return json(
      fault.status,
      resource === "graphql" ? { data: null, errors: [{ message }] } : { message: "Server Error" },
      headers,
    );
  }
  if (fault.kind === "forbidden") {
    return json(
      403,
      { message: "Resource not accessible by integration", documentation_url: DOCS },
      { ...headers, "x-accepted-github-permissions": "pull_requests=read" },
    );
  }
  if (fault.kind === "sso") {
    const url = "https://github.com/orgs/acme/sso?authorization_request=A";
    return json(
      403,
      { message: "Resource protected by organization SAML enforcement.", documentation_url: DOCS },
      { ...headers, "x-github-sso": `required; url=${url}` },
    );
  }
  if (fault.kind === "secondary") {
    allowance?.forbid(now + (fault.retryAfter ?? 60) * 1000);
    const extra = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
    return json(
      fault.status ?? 403,
      {
        message: "You have exceeded a secondary rate limit.",
        documentation_url: `${DOCS}#about-secondary-rate-limits`,
      },
      { ...headers, ...extra },
    );
  }
  if (fault.kind === "primary") {
    allowance?.exhaust(resource, now, (fault.resetsIn ?? 3_600) * 1000);
    const spent = allowance === null ? {} : limitHeaders(allowance, resource, now);
    // A reset that is past tells nothing; the caller must find its own patience.
    const reset = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.ceil(now / 1000 + (fault.resetsIn ?? 3_600))),
    };
    return refusalReply({ why: "primary", resource }, resource, { ...spent, ...reset });
  }
  return null;
}
