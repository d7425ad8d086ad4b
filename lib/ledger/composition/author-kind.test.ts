import { describe, expect, test } from "vitest";
import { authorKind } from "./author-kind.ts";

const of = (name: string, email: string) => authorKind({ name, email });

describe("the kind of a commit author", () => {
  test.each([
    ["copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com", "agent"],
    ["Copilot", "198982749+copilot@users.noreply.github.com", "agent"],
    ["Claude", "noreply@anthropic.com", "agent"],
    ["claude[bot]", "209825114+claude[bot]@users.noreply.github.com", "agent"],
    ["Cursor Agent", "cursoragent@cursor.com", "agent"],
    ["devin-ai-integration[bot]", "158243242+devin-ai-integration[bot]@users.noreply.github.com", "agent"],
    ["google-labs-jules[bot]", "161369871+google-labs-jules[bot]@users.noreply.github.com", "agent"],
    ["Codex Test", "codex@example.com", "agent"],
    ["openhands", "openhands@all-hands.dev", "agent"],
    ["dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "automation"],
    ["renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com", "automation"],
    ["Renovate Bot", "bot@renovateapp.com", "automation"],
    ["GitHub Actions", "actions@github.com", "automation"],
    ["some-new-app[bot]", "1234+some-new-app[bot]@users.noreply.github.com", "automation"],
    ["github-code-quality[bot]", "223894421+github-code-quality[bot]@users.noreply.github.com", "automation"],
    ["Ann Example (aider)", "ann@example.com", "human"],
    ["Ann Example", "ann@example.com", "human"],
    ["Ann", "77+ann@users.noreply.github.com", "human"],
    ["GitHub", "noreply@github.com", "human"],
  ])("%s <%s> is %s", (name, email, kind) => {
    expect(of(name, email)).toBe(kind);
  });

  test.each([
    "Claude",
    "Devin",
    "Jules",
    "Amp",
    "Cursor",
    "Codex",
    "Copilot",
    "Claudemir",
    "Gemini",
    "OpenHands",
  ])("a person whose name is %s is a person", (name) => {
    expect(of(name, `${name.toLowerCase()}@example.com`)).toBe("human");
    expect(of(name, `4711+${name.toLowerCase()}@users.noreply.github.com`)).toBe("human");
    expect(of(name, `${name.toLowerCase()}@users.noreply.github.com`)).toBe("human");
  });

  test("an address counts whole and not in part", () => {
    expect(of("X", "not-noreply@anthropic.com")).toBe("human");
    expect(of("X", "noreply@anthropic.com.example.org")).toBe("human");
    expect(of("X", "1198982749+Copilot@users.noreply.github.com")).toBe("human");
    expect(of("Codex Test", "test@example.com")).toBe("human");
    expect(of("Somebody", "codex@example.com")).toBe("human");
  });
});
