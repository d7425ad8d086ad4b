import "server-only";
import { toCsv } from "@/lib/views/csv.ts";
import { ledgerChanges } from "@/lib/views/ledger.ts";
import { readListQuery } from "@/lib/views/list-query.ts";
import { loadTeamPage } from "./load-page.ts";

const MOST_ROWS = 50_000;

/** The changes that the ledger page lists, all of its pages. They carry no author. */
export async function changesCsv(asked: URLSearchParams): Promise<string> {
  const query = readListQuery(Object.fromEntries(asked));
  const team = asked.get("team") ?? "";
  const { view } = await loadTeamPage(team, Object.fromEntries(asked), ({ tx, team: proof, window }) =>
    ledgerChanges(tx, proof, window, query, { limit: MOST_ROWS, offset: 0 }),
  );
  const counted = query.class ? [`${query.class}_lines`] : ["net_lines", "gross_lines"];
  return toCsv(
    ["change", "number", "merge_sha", "title", "merged_at", "composition", "work_kind", ...counted],
    view.rows.map((row) => [
      row.id,
      row.number,
      row.mergeSha,
      row.title,
      row.mergedAt.toISOString(),
      row.composition,
      row.workKind,
      row.of,
      ...(query.class ? [] : [row.over]),
    ]),
  );
}
