import { expect, test } from "vitest";
import { isSecuritySensitive } from "./security-sensitive.ts";

const importing = (module: string) =>
  ({
    language: "typescript",
    coverage: "parsed",
    gap: null,
    functions: [],
    types: [],
    artefacts: [],
    imports: [{ module, line: 1 }],
  }) as const;

test.each([
  "src/auth/login.ts",
  "lib/session-store.ts",
  "app/password_reset.py",
  "src/main/java/a/OAuthTokenFilter.java",
  "src/main/java/a/TenantFilter.java",
  "infra/vault/policy.hcl",
])("%s deals with who may do what", (path) => {
  expect(isSecuritySensitive(path, [])).toBe(true);
});

test.each([
  "src/author.ts",
  "src/cart/total.ts",
  "docs/authors.md",
  "lib/cryptic-names.ts",
  "src/Authors.java",
])("%s does not", (path) => {
  expect(isSecuritySensitive(path, [null, importing("react")])).toBe(false);
});

test("what it imports or who owns it decides, too", () => {
  expect(isSecuritySensitive("src/a.ts", [importing("node:crypto")])).toBe(true);
  expect(isSecuritySensitive("src/a.ts", [], ["@acme/appsec"])).toBe(true);
  expect(isSecuritySensitive("src/a.ts", [importing("node:fs")], ["@acme/web"])).toBe(false);
});
