import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { FAMILY_POLICY, LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { AnalyzeResult } from "./analyze-schema.ts";

const percent = (part: number, whole: number) =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
const count = (value: number) => value.toLocaleString("en-US");
const row = (label: string, value: string, note = "") =>
  `  ${label.padEnd(22)}${value.padStart(14)}${note === "" ? "" : `  ${note}`}`;

/** The result as a page of text for a terminal. */
export function analyzeReport(result: AnalyzeResult): string {
  const { changes, ledger, survival, edges } = result;
  const net = LEDGER_CLASSES.filter((name) => FAMILY_POLICY.family[name] === "net").reduce(
    (atoms, name) => atoms + (ledger.classes[name] ?? 0),
    0,
  );
  const lines = [
    `${result.repository} · ${result.branch || "no branch"} · as of ${result.as_of.slice(0, 10)} · method ${result.method_version}`,
    "",
    `Changes ${count(changes.length)}`,
    ...COMPOSITION_CLASSES.map((name) => {
      const n = changes.filter((change) => change.composition.class === name).length;
      return row(name, count(n), percent(n, changes.length));
    }),
    "  Git alone rarely proves that a person wrote a change without help: what has no evidence is unknown.",
    "",
    `From gross to net, in changed lines (net share ${percent(net, ledger.gross)})`,
    row("gross", count(ledger.gross)),
    ...LEDGER_CLASSES.filter((name) => ledger.classes[name]).map((name) =>
      row(
        name.replaceAll("_", " "),
        count(ledger.classes[name] ?? 0),
        percent(ledger.classes[name] ?? 0, ledger.gross),
      ),
    ),
    "  Not known from a clone: pull requests closed unmerged, and fixes that a work item tells and no title.",
    "",
    "How long lines live",
    ...survival.map((curve) => {
      const at = (day: number) => curve.points.findLast((point) => point.day <= day)?.s ?? 1;
      const days =
        curve.rmst_30 === null ? "not observed for 30 days yet" : `${curve.rmst_30.toFixed(1)} of 30 days`;
      return row(
        curve.composition,
        days,
        `S(30) ${at(30).toFixed(2)} · ${count(curve.n_lines)} lines of ${count(curve.n_changes)} changes`,
      );
    }),
    "",
    `Links ${count(edges.length)}: ${linkCounts(edges)}`,
    ...(result.left_out.length === 0
      ? []
      : [
          "",
          `Left out, because their contents are missing from the clone: ${count(result.left_out.length)} paths`,
        ]),
  ];
  return lines.join("\n");
}

function linkCounts(edges: AnalyzeResult["edges"]): string {
  const counts = new Map<string, number>();
  for (const { kind } of edges) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => `${n} ${kind}`).join(", ") || "none";
}
