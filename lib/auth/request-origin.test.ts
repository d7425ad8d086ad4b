import { expect, test } from "vitest";
import { fromOwnPage } from "./request-origin.ts";

const asks = (headers: Record<string, string>) => fromOwnPage(new Headers(headers), "http://localhost:3000");

test("our own page may change things", () => {
  expect(asks({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).toBe(true);
  expect(asks({ origin: "http://localhost:3000" })).toBe(true);
});

test.each([
  [{ origin: "https://evil.example" }],
  [{ origin: "null" }],
  [{}],
  [{ origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }],
  [{ origin: "http://localhost:3000", "sec-fetch-site": "same-site" }],
  [{ origin: "http://localhost:3000.evil.example" }],
])("%j may not", (headers) => {
  expect(asks(headers)).toBe(false);
});
