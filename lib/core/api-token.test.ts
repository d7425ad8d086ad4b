import { expect, test } from "vitest";
import { bearerOf, hashApiToken, newApiToken } from "./api-token.ts";
import { redact } from "./redact.ts";

test("a token has 256 bits of chance, and only its hash and its ending are kept", () => {
  const made = newApiToken(() => Buffer.alloc(32, 7));
  expect(made.token).toMatch(/^assay_[\w-]{43}$/);
  expect(made).toEqual({ token: made.token, hash: hashApiToken(made.token), ending: made.token.slice(-4) });
  expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(newApiToken().token).not.toBe(newApiToken().token);
});

test("a header holds one token, or it is wrong", () => {
  const { token } = newApiToken();
  expect(bearerOf(`Bearer ${token}`)).toEqual({ token });
  expect(bearerOf(`bearer  ${token} `)).toEqual({ token });
  expect(bearerOf(null)).toBe("none");
  for (const wrong of ["", "Bearer", token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token} ${token}`])
    expect(bearerOf(wrong), wrong).toBe("wrong");
});

test("no log shows one", () => {
  const { token } = newApiToken();
  expect(redact(`asked with ${token}.`)).toBe("asked with ***.");
});
