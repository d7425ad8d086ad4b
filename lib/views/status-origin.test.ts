import { expect, test } from "vitest";
import type { Stage } from "@/lib/model/work-item.ts";
import { statusOrigin } from "./status-origin.ts";

test.each<[category: string, stage: Stage, chosen: string | undefined, origin: string]>([
  ["new", "backlog", undefined, "category"],
  ["indeterminate", "active", undefined, "category"],
  ["done", "done", undefined, "category"],
  ["new", "ready", undefined, "name"],
  ["indeterminate", "waiting", undefined, "name"],
  ["indeterminate", "review", undefined, "name"],
  ["indeterminate", "waiting", "waiting", "chosen"],
  ["new", "backlog", "active", "chosen"],
  ["a category of tomorrow", "active", undefined, "name"],
])("%s that counts as %s, chosen %s: by %s", (category, stage, chosen, origin) => {
  expect(statusOrigin({ category, stage }, chosen)).toBe(origin);
});
