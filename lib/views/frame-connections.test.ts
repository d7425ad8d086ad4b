import { expect, test } from "vitest";
import { type FrameRow, shapeFrame } from "./frame-connections.ts";

const now = new Date("2026-11-20T12:00:00Z");
const row = (over: Partial<FrameRow>): FrameRow => ({
  id: "018f0000-0000-7000-8000-00000000000c",
  name: "GitHub",
  kind: "github",
  connectionState: "ok",
  message: null,
  isPaused: false,
  stream: "repositories",
  scopeName: "GitHub",
  state: "failed",
  cause: "It answered 500.",
  fix: "It is asked again by itself.",
  gaps: 0,
  completeAt: null,
  lastRunAt: now,
  nextRunAt: now,
  ...over,
});

test("a list of the connection as a whole goes by its own name, not by that of the connection again", () => {
  expect(shapeFrame([row({})], now)).toMatchObject({
    standing: "failed",
    cause: "repositories: It answered 500.",
  });
});

test("a list of a repository goes by the repository, and the worst of all lists tells", () => {
  const fine = row({ state: "ok", cause: null, completeAt: now });
  const broken = row({ stream: "issues", scopeName: "acme/shop" });
  expect(shapeFrame([fine, broken], now).cause).toBe("acme/shop: It answered 500.");
});

test("a connection that does not work says so itself, whatever its lists say", () => {
  const refused = row({ connectionState: "failed", message: "The credential is not accepted" });
  expect(shapeFrame([refused], now)).toMatchObject({
    standing: "broken",
    cause: "The credential is not accepted",
  });
});
