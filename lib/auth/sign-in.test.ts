import { expect, test } from "vitest";
import { signInWith } from "./sign-in.ts";
import { signInLimit } from "./sign-in-limit.ts";
import { TOO_MANY } from "./too-many.ts";

const ADA = {
  id: "018f0000-0000-7000-8000-000000000001",
  email: "ada@example.com",
  name: "Ada",
  password_hash: "right",
};
const SID = "018f0000-0000-4000-8000-000000000002";

function setUp(perMinute = 10) {
  const checked: string[] = [];
  const opened: unknown[][] = [];
  const signIn = signInWith({
    db: {
      query: (text, values = []) => {
        if (text.includes("auth_find_user"))
          return Promise.resolve({ rows: values[0] === ADA.email ? [ADA] : [] });
        opened.push(values);
        return Promise.resolve({ rows: [{ sid: SID }] });
      },
    },
    now: () => new Date("2026-11-15T00:00:00Z"),
    limit: signInLimit(() => 0, perMinute),
    sessionSeconds: 3_600,
    verifyPassword: (password, hash) => {
      checked.push(hash);
      return Promise.resolve(password === hash);
    },
    nobodysHash: () => Promise.resolve("nobody's"),
  });
  return { signIn, checked, opened };
}

test("the right password opens a session with an end", async () => {
  const { signIn, opened } = setUp();
  expect(await signIn({ email: " Ada@Example.com", password: "right" }, "a")).toMatchObject({
    sid: SID,
    name: "Ada",
  });
  expect(opened).toEqual([[ADA.id, new Date("2026-11-15T01:00:00Z")]]);
});

test("no account and a wrong password answer alike, after checking one hash each", async () => {
  const { signIn, checked, opened } = setUp();
  expect(await signIn({ email: ADA.email, password: "wrong" }, "a")).toBeNull();
  expect(await signIn({ email: "nobody@example.com", password: "wrong" }, "a")).toBeNull();
  expect(await signIn({ email: "no address", password: "" }, "a")).toBeNull();
  expect(checked).toEqual(["right", "nobody's", "nobody's"]);
  expect(opened).toEqual([]);
});

test("beyond the limit not even the right password is looked at", async () => {
  const { signIn, checked } = setUp(1);
  await signIn({ email: ADA.email, password: "wrong" }, "a");
  expect(await signIn({ email: ADA.email, password: "right" }, "a")).toBe(TOO_MANY);
  expect(checked).toHaveLength(1);
});
