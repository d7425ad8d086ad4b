import { describe, expect, test } from "vitest";
import { parseAiNote } from "./parse-ai-note.ts";

const NOTE = `src/auth.ts
  s_0123456789abcd::t_89abcdef012345 1-10,19-222
  h_aabbccddeeff00 11-18
"path with spaces.ts"
  0123456789abcdef 4,8-9
---
{ "schema_version": "authorship/3.0.0",
  "sessions": { "s_0123456789abcd": { "agent_id": { "tool": "claude", "id": "session-1", "model": "claude-sonnet-5" } } },
  "humans": { "h_aabbccddeeff00": { "author": "Ann <ann@example.com>" } },
  "prompts": { "0123456789abcdef": { "agent_id": { "tool": "cursor", "id": "c-1", "model": "gpt-5.5" }, "overriden_lines": 4 } } }`;

describe("parseAiNote", () => {
  test("gives every range its writer, tool, model and session", () => {
    const claude = { by: "ai", tool: "claude", model: "claude-sonnet-5", session: "session-1" };
    const cursor = { by: "ai", tool: "cursor", model: "gpt-5.5", session: "c-1" };
    expect(parseAiNote("sha", NOTE)).toEqual({
      sha: "sha",
      files: [
        {
          path: "src/auth.ts",
          ranges: [
            { from: 1, to: 10, ...claude },
            { from: 19, to: 222, ...claude },
            { from: 11, to: 18, by: "human", tool: null, model: null, session: null },
          ],
        },
        {
          path: "path with spaces.ts",
          ranges: [
            { from: 4, to: 4, ...cursor },
            { from: 8, to: 9, ...cursor },
          ],
        },
      ],
    });
  });

  test("still reads the ranges where the JSON is missing, broken or of another shape", () => {
    for (const json of ["", "---\n{", '---\n{"sessions": 7, "prompts": {"0123456": {"agent_id": "x"}}}']) {
      const ranges = parseAiNote("sha", `a.ts\n  0123456 1-2\n${json}`)?.files[0]?.ranges;
      expect(ranges).toEqual([{ from: 1, to: 2, by: "ai", tool: null, model: null, session: null }]);
    }
  });

  test("passes over writers and ranges that make no sense", () => {
    expect(
      parseAiNote("sha", "a.ts\n  whoever 1-2\n  h_aabbccddeeff00 9-3,0,5\n")?.files[0]?.ranges,
    ).toMatchObject([{ from: 5, to: 5 }]);
    expect(parseAiNote("sha", "nothing here")).toBeNull();
  });
});
