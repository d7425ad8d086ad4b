import "server-only";
import { AppError } from "@/lib/core/errors.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { readRulesQuery } from "@/lib/views/rules-query.ts";
import { loadPage } from "./load-page.ts";
import { loadRules } from "./load-rules.ts";

const MOST_ROWS = 50_000;

/** The changes that would count otherwise under the rules of the address, all of them. They carry no author. */
export async function rulesCsv(asked: URLSearchParams): Promise<string> {
  const query = readRulesQuery(Object.fromEntries(asked));
  const { view } = await loadPage((ground) => loadRules(ground, query, { limit: MOST_ROWS, offset: 0 }));
  if (view.faults.length > 0) throw new AppError("invalid", "Some lines of the rules cannot be read.");
  return toCsv(
    [
      "change",
      "number",
      "merge_sha",
      "title",
      "merged_at",
      "lines_from",
      "lines_to",
      "lines",
      "made_now",
      "made_then",
    ],
    (view.effect?.items ?? []).flatMap(({ id, number, mergeSha, title, mergedAt, lines, made }) =>
      (lines.length > 0 ? lines : [{ from: "", to: "", atoms: 0 }]).map(({ from, to, atoms }) => [
        id,
        number,
        mergeSha,
        title,
        mergedAt.toISOString(),
        from,
        to,
        atoms,
        made.from,
        made.to,
      ]),
    ),
  );
}
