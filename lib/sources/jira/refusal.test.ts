import { expect, test } from "vitest";
import { failureOf, isBurst, limitEnds, type Refusal } from "./refusal.ts";

const now = new Date("2026-11-10T10:20:00Z");
const refusal = (more: Partial<Refusal>): Refusal => ({
  status: 429,
  retryAfter: null,
  reset: null,
  reason: null,
  isLoginPage: false,
  isRefusedLogin: false,
  messages: [],
  ...more,
});

test.each<[name: string, told: Partial<Refusal>, until: string]>([
  ["seconds", { retryAfter: "30" }, "10:20:30"],
  ["a date", { retryAfter: "Tue, 10 Nov 2026 10:21:00 GMT" }, "10:21:00"],
  ["no seconds at all", { retryAfter: "0" }, "10:20:01"],
  ["seconds before now", { retryAfter: "-5" }, "10:21:00"],
  ["more than an hour", { retryAfter: "99999" }, "11:20:00"],
  [
    "a quota with its reset",
    { reason: "jira-quota-tenant-based", reset: "2026-11-10T10:45:00Z" },
    "10:45:00",
  ],
  [
    "a quota with a reset in the past",
    { reason: "jira-quota-global-based", reset: "2026-11-10T09:00:00Z" },
    "11:00:00",
  ],
  ["a quota and nothing else", { reason: "jira-quota-global-based" }, "11:00:00"],
  ["a burst and nothing else", { reason: "jira-burst-based", reset: "2026-11-10T10:45:00Z" }, "10:21:00"],
  [
    "a Data Center's reset in seconds",
    { reset: String(Date.parse("2026-11-10T10:25:00Z") / 1000) },
    "10:25:00",
  ],
  ["nothing", {}, "10:21:00"],
])("a limit that tells %s", (_name, told, until) => {
  expect(limitEnds(refusal(told), now).toISOString().slice(11, 19)).toBe(until);
});

test("bursts are of one endpoint, quotas are not", () => {
  const reasons = ["jira-burst-based", "jira-per-issue-on-write", "jira-quota-tenant-based", null];
  expect(reasons.map((reason) => isBurst(refusal({ reason })))).toEqual([true, true, false, false]);
});

test.each<[status: number, more: Partial<Refusal>, kind: string, fix: RegExp]>([
  [401, {}, "credential", /new API token/],
  [200, { isRefusedLogin: true }, "credential", /new API token/],
  [200, { isLoginPage: true }, "credential", /address of this connection/],
  [200, {}, "malformed", /proxy/],
  [302, {}, "unsupported", /browser shows/],
  [400, { messages: ["Field 'Team' does not exist"] }, "unsupported", /Correct the query/],
  [400, { messages: ["The value 'X' does not exist for the field 'project'."] }, "lost", /still exists/],
  [403, {}, "permission", /right to browse/],
  [404, {}, "lost", /still exists/],
  [410, {}, "unsupported", /as Jira Cloud/],
  [503, {}, "unreachable", /by itself/],
])("an answer of %i with %j", (status, more, kind, fix) => {
  const failure = failureOf(refusal({ status, ...more }), "the issues of ED", now, true);
  expect(failure.kind).toBe(kind);
  expect(failure.fix).toMatch(fix);
});
