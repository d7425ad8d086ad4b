import { expect, test } from "vitest";
import { httpFailure } from "./http-failure.ts";
import { SourceFailure } from "./source-failure.ts";

const fetchFailed = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("secret detail"), { code }) });

test.each([
  ["ENOTFOUND", "cannot be found", "network"],
  ["CERT_HAS_EXPIRED", "not valid today", "renewed"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "another name", "name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "nobody that is trusted", "CA bundle"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "nobody that is trusted", "CA bundle"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "nobody that is trusted", "CA bundle"],
  ["UND_ERR_CONNECT_TIMEOUT", "in time", "by itself"],
  ["ECONNREFUSED", "cannot be reached", "network"],
  ["EPROTO", "No encrypted connection", "https://"],
])("%s: %s, %s", (code, message, fix) => {
  const failure = httpFailure(fetchFailed(code), { host: "ghes.example", hasAnswered: false });
  expect(failure.kind).toBe("unreachable");
  expect(failure.message).toContain(message);
  expect(failure.fix).toContain(fix);
  expect(JSON.stringify([failure.message, failure.fix])).not.toContain("secret detail");
});

test("a failure that has its words already keeps them", () => {
  const own = new SourceFailure("unsupported", "own", { fix: "own" });
  expect(httpFailure(new TypeError("fetch failed", { cause: own }), { host: "h", hasAnswered: false })).toBe(
    own,
  );
});

test("a body that breaks after the head is malformed", () => {
  const broken = httpFailure(fetchFailed("UND_ERR_SOCKET"), { host: "h", hasAnswered: true });
  expect(broken.kind).toBe("malformed");
});
