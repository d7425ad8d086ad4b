import { expect, test } from "vitest";
import { z } from "zod";
import { nameId } from "./name-id.ts";

test("equal parts have one id, and parts do not run into one another", () => {
  expect(nameId("a", "b")).toBe(nameId("a", "b"));
  expect(new Set([nameId("a", "b"), nameId("ab"), nameId("a", "b", ""), nameId("b", "a")]).size).toBe(4);
  expect(z.uuid().safeParse(nameId("a")).success).toBe(true);
});
