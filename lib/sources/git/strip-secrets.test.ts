import { expect, test } from "vitest";
import { stripSecrets } from "./strip-secrets.ts";

test("takes tokens and the credentials of addresses out of a complaint", () => {
  const said = "fatal: unable to access 'https://user:hunter2@host.example/x.git/': token ghp_abc123 refused";
  expect(stripSecrets(said, ["ghp_abc123"])).toBe(
    "fatal: unable to access 'https://host.example/x.git/': token *** refused",
  );
});
