import { expect, test } from "vitest";
import { Credentials, FirstOwner } from "./account-input.ts";

const owner = { name: "Ada", email: "ada@example.com", password: "twelve words!", organisation: "Acme" };

test("an address is brought into one form before it is checked", () => {
  expect(Credentials.parse({ email: "  ADA＠Example.COM ", password: "x" }).email).toBe("ada@example.com");
});

test("a short password is refused with what to do", () => {
  const parsed = FirstOwner.safeParse({ ...owner, password: "short" });
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ["password", "Use at least 12 characters. A few words in a row work well."],
  ]);
});

test("a field that nobody asked for is refused", () => {
  expect(FirstOwner.safeParse({ ...owner, role: "owner" }).success).toBe(false);
});

test("white space is no name", () => {
  expect(FirstOwner.safeParse({ ...owner, name: "  ", organisation: "\t" }).error?.issues).toHaveLength(2);
});
