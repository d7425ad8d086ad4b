import { describe, expect, test } from "vitest";
import { contextScope } from "./context-scope.ts";

describe("contextScope", () => {
  test("an instruction governs its own folder, and a dot-folder speaks for the folder that holds it", () => {
    expect(contextScope("AGENTS.md", "instructions")).toBe("");
    expect(contextScope("services/api/AGENTS.md", "instructions")).toBe("services/api");
    expect(contextScope("web/.cursor/rules/a.mdc", "instructions")).toBe("web");
    expect(contextScope("docs/adr/1.md", "decision")).toBe("");
  });
});
