import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/model/change-plan.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { EDGE_KINDS } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { sumsToGross } from "./sums-to-gross.ts";

/** The name and version of the format. A field may be added under it; one that changes its meaning or goes makes a new version. */
export const ANALYZE_SCHEMA = "assay.analyze/1";

const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const instant = z.iso.datetime();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const atoms = z.partialRecord(z.enum(LEDGER_CLASSES), count);

const Signal = z.object({
  rule: z.string().describe("Stable id of the rule that read it, such as `co-author.claude-code`."),
  where: z
    .string()
    .describe("Where it was read: `commit author`, `branch`, `co-author trailer`, `git-ai note`."),
  sha: sha.exactOptional().describe("The commit that carries it, where one does."),
});

const Composition = z.object({
  class: z
    .enum(COMPOSITION_CLASSES)
    .describe(
      "How the change was produced. No evidence is `unknown`; plain bots are `automation`, outside the mix.",
    ),
  confidence: share.describe(
    "How sure the class is, or the share of added lines with line attribution behind it.",
  ),
  ai_lines: count
    .exactOptional()
    .describe("Added lines that notes attribute to AI; only where notes cover enough of the change."),
  lines: count.describe("Added lines of the change that the class is about."),
  signals: z.array(Signal).describe("Every piece of evidence found, also where it did not decide."),
});

const Change = z
  .object({
    id: z
      .string()
      .describe("Unique in the repository and stable as history grows: `pr:123` or `push:<sha>`."),
    kind: z.enum(CHANGE_KINDS).describe("How it landed. A push is one commit that no pull request claims."),
    merge_sha: sha.describe("The merge, squash, pushed or last rebased commit."),
    commits: z
      .array(sha)
      .describe(
        "Its own commits, oldest first: the pull request's where the clone has them, else the landed ones.",
      ),
    number: z.int().positive().exactOptional().describe("Number of the pull request, where git names it."),
    merged_at: instant.describe("When it landed; along a branch it never goes back."),
    author_kind: z.enum(["human", "agent", "automation"]).describe("What kind of account wrote it."),
    composition: Composition.describe("How it was produced, with the evidence."),
    gross: count.describe("Line atoms: added plus removed lines of its effective diff."),
    classes: atoms.describe(
      "Line atoms by what became of them; a class without atoms is left out. Sums to `gross`.",
    ),
  })
  .superRefine(sumsToGross);

const Edge = z.object({
  kind: z.enum(EDGE_KINDS).describe("What `from` does to `to`."),
  from: z.string().describe("Id of the change that points."),
  to: z
    .string()
    .exactOptional()
    .describe("Id of the change pointed at; left out where a promotion draws on several."),
  rule: z.string().describe("The rule that found it, such as `R1` (revert trailer) or `D2` (equal patch)."),
  confidence: share.describe("How sure the rule is."),
  matched_atoms: count.describe("Line atoms that were matched between the two."),
});

const Survival = z.object({
  composition: z.enum(COMPOSITION_CLASSES).describe("Whose lines."),
  n_lines: count.describe("Lines born."),
  n_changes: count.describe(
    "Changes that bore them; the interval treats the lines of one change as one cluster.",
  ),
  points: z
    .array(
      z.object({
        day: count.describe("Age in days."),
        s: share.describe("Estimated share of lines still alive at that age (Kaplan-Meier)."),
        low: share.nullable().describe("Lower end of the 95 % interval; null where it cannot be estimated."),
        high: share.nullable().describe("Upper end of the 95 % interval; null where it cannot be estimated."),
      }),
    )
    .describe("The curve, one point for each day on which it falls."),
  rmst_30: z
    .number()
    .nullable()
    .describe(
      "Days that a line lives within its first 30, on average; null where no line was watched that long.",
    ),
});

const Context = z.object({
  path: z.string().describe("Path of the file at the tip."),
  kind: z.string().describe("What it is: agent instructions, decision, runbook and so on."),
  since: instant.describe("When it first landed."),
  last_changed: instant.describe("When it last changed."),
});

/** What `assay analyze --json` writes. Names are snake_case, instants ISO 8601 in UTC, counts integers. */
export const AnalyzeSchema = z.object({
  schema: z.literal(ANALYZE_SCHEMA).describe("Name and version of this format."),
  repository: z.string().describe("Name of the repository, as it was given."),
  branch: z.string().describe("The landing branch, whose history the ledger replays."),
  as_of: instant.describe("What counts as now in every figure: the time of the newest commit that was read."),
  method_version: z
    .string()
    .describe("Version of the method. Equal input, method and `as_of` give equal bytes."),
  changes: z.array(Change).describe("Everything that landed, oldest first."),
  edges: z.array(Edge).describe("Which change reverts, lands again, copies or promotes which."),
  ledger: z
    .object({
      gross: count.describe("Line atoms of all changes listed."),
      classes: atoms.describe("The same atoms by class. Sums to `gross`."),
    })
    .superRefine(sumsToGross)
    .describe("From gross activity to net, over all changes listed."),
  survival: z.array(Survival).describe("How long lines live, by how they were produced."),
  context: z
    .array(Context)
    .describe("Files that tell agents and people how to work here, and decision records."),
  not_available: z
    .array(
      z.object({
        class: z.enum(LEDGER_CLASSES).describe("A class that this source cannot tell."),
        reason: z.literal("no_source").describe("It takes a connection that was not there."),
      }),
    )
    .describe("Classes that a clone alone cannot show: they are not zero, they are not known."),
  left_out: z
    .array(
      z.object({
        path: z.string().describe("Path whose content could not be read."),
        reason: z.string().describe("Why, in a few words."),
      }),
    )
    .describe("What is not in the figures. The rest of the history is exact."),
  live_lines: z
    .array(
      z.object({
        path: z
          .string()
          .describe("Path of a text file at the tip. Bytes that are not UTF-8 are written `\\xNN`."),
        lines: count.describe("Lines alive in it; equals the lines of the file."),
      }),
    )
    .describe("The lines alive at the tip, file by file."),
  counts: z.record(z.string(), count).describe("Totals for a quick look: commits, changes, branches, files."),
});

export type AnalyzeResult = z.infer<typeof AnalyzeSchema>;
