import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  ["clone https://me:hunter2@example.test/a.git failed", "clone https://***@example.test/a.git failed"],
  ["https://ghp_0123456789abcdefghij@example.test/a", "https://***@example.test/a"],
  ["postgresql://app:p%40ss@127.0.0.1:5432/assay", "postgresql://***@127.0.0.1:5432/assay"],
  ["Authorization: Bearer abc.def", "Authorization: ***"],
  ['{"password":"hunter2","user":"me"}', '{"password":***,"user":"me"}'],
  ["token=abc&page=2", "token=***&page=2"],
  ["got ghp_0123456789abcdefghijKLMNOP back", "got *** back"],
  ["got ghs_271828_eyJhbGciOi.eyJpc3MiOjE.c2ln-bmF0_dXJl back.", "got *** back."],
])("takes the secret out of %j", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test("leaves ordinary text as it is", () => {
  const text = "read 12 commits of https://example.test/a.git by me@example.test, tokens: none of ours";
  expect(redact(text)).toBe(
    "read 12 commits of https://example.test/a.git by me@example.test, tokens: none of ours",
  );
});
