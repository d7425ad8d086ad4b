import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { hook } from "./hook.ts";

const body = JSON.stringify({ webhookEvent: "jira:issue_updated" });
const raw = new TextEncoder().encode(body);
const sign = (secret: string, algorithm = "sha256") =>
  createHmac(algorithm, secret).update(raw).digest("hex");
const NOW = new Date("2026-11-02T10:00:00Z");
const context = { host: "j", settings: {}, stages: new Map() };
const head = (event: string) => ({ deliveryId: "d", event, action: null });
const issue = { id: "10002", key: "ED-1", fields: { project: { id: "10000" } } };

test.each<[name: string, header: string | undefined, isGenuine: boolean]>([
  ["signed with the first secret", `sha256=${sign("one")}`, true],
  ["signed with the second", `sha256=${sign("two")}`, true],
  ["signed in upper case", `sha256=${sign("one").toUpperCase()}`, true],
  ["signed for somebody else", `sha256=${sign("three")}`, false],
  ["signed with an empty secret", `sha256=${sign("")}`, false],
  ["signed with SHA-1 only", `sha1=${sign("one", "sha1")}`, false],
  ["not signed", undefined, false],
  ["signed twice", `sha256=${sign("one")}, sha256=${sign("one")}`, false],
  ["cut", `sha256=${sign("one").slice(0, 40)}`, false],
])("a message that is %s", (_name, header, isGenuine) => {
  expect(hook.isGenuine(["one", "two", ""], raw, { "x-hub-signature": header }, NOW)).toBe(isGenuine);
});

test("one space more, and it is not genuine; no secret accepts nothing", () => {
  const headers = { "x-hub-signature": `sha256=${sign("one")}` };
  expect(hook.isGenuine(["one"], new TextEncoder().encode(`${body} `), headers, NOW)).toBe(false);
  expect(hook.isGenuine([], raw, headers, NOW)).toBe(false);
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
/** A JSON Web Token (RFC 7519), made apart from the code that reads it. */
function token(secret: string, claims: object, head: object = { alg: "HS256", typ: "JWT" }): string {
  const signed = `${part(head)}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
const seconds = NOW.getTime() / 1000;

test.each<[name: string, header: string, isGenuine: boolean]>([
  ["signed by the app", `Bearer ${token("two", { iss: "client", exp: seconds + 60 })}`, true],
  ["signed without an end", `Bearer ${token("two", {})}`, true],
  ["as older senders write it", `JWT ${token("one", {})}`, true],
  ["out of date by clocks that differ", `Bearer ${token("one", { exp: seconds - 200 })}`, true],
  ["out of date", `Bearer ${token("one", { exp: seconds - 400 })}`, false],
  ["of an end that is no number", `Bearer ${token("one", { exp: "never" })}`, false],
  ["signed by another app", `Bearer ${token("three", {})}`, false],
  ["signed with an empty secret", `Bearer ${token("", {})}`, false],
  ["of no algorithm", `Bearer ${token("one", {}, { alg: "none" })}`, false],
  ["of an algorithm that takes a public key", `Bearer ${token("one", {}, { alg: "RS256" })}`, false],
  ["without its signature", `Bearer ${token("one", {}).replace(/[^.]*$/, "")}`, false],
  [
    "changed after it was signed",
    `Bearer ${token("one", {}).replace(/\.[^.]+\./, `.${part({ a: 1 })}.`)}`,
    false,
  ],
  ["not JSON", `Bearer aGV5.aGV5.${"a".repeat(43)}`, false],
  ["a password", "Basic b25lOm9uZQ==", false],
])("a token that is %s", (_name, authorization, isGenuine) => {
  expect(hook.isGenuine(["one", "two", ""], raw, { authorization }, NOW)).toBe(isGenuine);
});

test("a wrong signature is not made good by a token beside it", () => {
  const headers = {
    "x-hub-signature": `sha256=${sign("three")}`,
    authorization: `Bearer ${token("one", {})}`,
  };
  expect(hook.isGenuine(["one"], raw, headers, NOW)).toBe(false);
});

test("a delivery is named by its identifier and its event; without one of them it has no head", () => {
  const headers = { "x-atlassian-webhook-identifier": "abc" };
  const told = { webhookEvent: "jira:issue_updated", issue_event_type_name: "issue_generic" };
  expect(hook.head(headers, told)).toEqual({
    deliveryId: "abc",
    event: "jira:issue_updated",
    action: "issue_generic",
  });
  expect(hook.head({}, told)).toBeNull();
  expect(hook.head(headers, "text")).toBeNull();
  expect(hook.head(headers, { webhookEvent: 7 })).toBeNull();
});

test("a change is a hint to read the project's issues and their changelogs", () => {
  for (const event of ["jira:issue_created", "jira:issue_updated"]) {
    expect(hook.understand(head(event), { issue }, context)).toEqual({
      batch: {},
      unreadable: [],
      records: [],
      refresh: [
        { stream: "issues", scope: "j/10000" },
        { stream: "changelogs", scope: "j/10000" },
      ],
      ignored: null,
    });
  }
});

test("a deletion is taken at its word", () => {
  const meaning = hook.understand(head("jira:issue_deleted"), { issue }, context);
  expect(meaning.batch).toEqual({ deletedItems: ["j/10002"] });
  expect(meaning.records).toEqual([
    { kind: "jira.deleted", externalId: "j/10002", payload: { id: "10002", key: "ED-1" } },
  ]);
});

test.each<[event: string, streams: string[]]>([
  ["comment_created", ["issues"]],
  ["sprint_closed", ["sprints"]],
  ["board_updated", ["boards", "sprints"]],
  ["project_updated", ["projects"]],
])("%s: %j is read again", (event, streams) => {
  const { refresh, ignored } = hook.understand(head(event), { issue }, context);
  expect(refresh.map(({ stream }) => stream)).toEqual(streams);
  expect(ignored).toBeNull();
});

test.each<[event: string, body: unknown]>([
  ["worklog_created", { issue }],
  ["something_new", {}],
  ["jira:issue_updated", {}],
  ["jira:issue_updated", { issue: { id: "1" } }],
  ["jira:issue_deleted", JSON.parse('{"issue":{"__proto__":{"id":"1"}}}')],
])("%s with %j is left alone, with a reason", (event, told) => {
  const meaning = hook.understand(head(event), told, context);
  expect(meaning.ignored).toMatch(/\w/);
  expect(meaning.refresh).toEqual([]);
});
