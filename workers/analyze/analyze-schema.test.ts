import { describe, expect, test } from "vitest";
import { ANALYZE_SCHEMA, type AnalyzeResult, AnalyzeSchema } from "./analyze-schema.ts";
import { describeSchema } from "./describe-schema.ts";

const sha = "5f0c1b7a9d3e2468ace013579bdf02468ace1357";

const result: AnalyzeResult = {
  schema: ANALYZE_SCHEMA,
  repository: "payments",
  branch: "main",
  as_of: "2026-11-16T00:00:00Z",
  method_version: "ms-1",
  changes: [
    {
      id: "pr:12",
      kind: "squash",
      merge_sha: sha,
      commits: [sha],
      number: 12,
      merged_at: "2026-11-12T10:00:00Z",
      author_kind: "human",
      composition: {
        class: "hybrid",
        confidence: 0.95,
        lines: 30,
        signals: [{ rule: "co-author.claude-code", where: "co-author trailer", sha }],
      },
      gross: 40,
      classes: { net: 28, rework: 12 },
    },
  ],
  edges: [{ kind: "promotion", from: "pr:12", rule: "P-sha", confidence: 1, matched_atoms: 3 }],
  ledger: { gross: 40, classes: { net: 28, rework: 12 } },
  survival: [
    {
      composition: "hybrid",
      n_lines: 30,
      n_changes: 1,
      points: [{ day: 5, s: 0.8, low: null, high: null }],
      rmst_30: null,
    },
  ],
  context: [
    {
      path: "AGENTS.md",
      kind: "agent instructions",
      since: "2026-10-01T09:00:00Z",
      last_changed: "2026-10-01T09:00:00Z",
    },
  ],
  not_available: [],
  left_out: [{ path: "assets/logo.bin", reason: "missing blob" }],
  live_lines: [{ path: "src/a.ts", lines: 120 }],
  counts: { commits: 1, changes: 1 },
};

describe("the JSON of analyze", () => {
  test("reads back what it accepts", () => {
    expect(AnalyzeSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  test("refuses a change whose classes do not sum to its gross", () => {
    const [change] = result.changes;
    const wrong = { ...result, changes: [{ ...change, classes: { net: 28, rework: 11 } }] };
    expect(AnalyzeSchema.safeParse(wrong).error?.issues[0]).toMatchObject({
      path: ["changes", 0, "classes"],
      message: "classes sum to 39, gross is 40",
    });
  });

  test("refuses a ledger whose classes do not sum to its gross", () => {
    const wrong = { ...result, ledger: { gross: 41, classes: { net: 40 } } };
    expect(AnalyzeSchema.safeParse(wrong).success).toBe(false);
  });

  test("refuses another version, so that a reader never guesses", () => {
    expect(AnalyzeSchema.safeParse({ ...result, schema: "assay.analyze/2" }).success).toBe(false);
  });

  test("gives every field a meaning and a snake_case name", () => {
    const rows = describeSchema(AnalyzeSchema).split("\n").slice(2);
    expect(rows.length).toBeGreaterThan(50);
    expect(
      rows.filter((row) => !/^\| `[a-z0-9_.[\]]+\??` \| [^|]+ \| [^|]+\.(?: [^|]+\.)* \|$/.test(row)),
    ).toEqual([]);
  });

  test("is described by a page that is current; -u writes it", async () => {
    const page = `# The JSON of \`assay analyze\`, ${ANALYZE_SCHEMA}\n\n${INTRODUCTION}\n\n${describeSchema(AnalyzeSchema)}\n`;
    await expect(page).toMatchFileSnapshot("./analyze-json.md");
  });
});

const INTRODUCTION = `\`npm run assay -- analyze PATH --json FILE\` writes one object. Instants are ISO 8601 in UTC. A field may be added
under this version; a field that changes its meaning or goes makes a new one. \`[]\` marks a list, \`?\` a field that may be missing.
The classes of a change, and of the ledger, sum to its \`gross\` exactly.`;
