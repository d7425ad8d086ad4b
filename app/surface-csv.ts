import "server-only";
import { toCsv } from "@/lib/views/csv.ts";
import { surfaceView } from "@/lib/views/surface.ts";
import { readSurfaceQuery } from "@/lib/views/surface-query.ts";
import { loadTeamPage } from "./load-page.ts";

/** The axes over the window and week by week, each in its own unit; what is not observed has empty cells and says why. */
export async function surfaceCsv(asked: URLSearchParams): Promise<string> {
  const { view } = await loadTeamPage(
    asked.get("team") ?? "",
    Object.fromEntries(asked),
    ({ tx, team, repositories, window }) => surfaceView(tx, team, repositories, window, readSurfaceQuery({})),
  );
  return toCsv(
    ["axis", "counted", "looked_at", "with_ai_or_bot", "bore_on_net_share", "note", ...view.window.weeks],
    view.rows.map(({ axis, figure, assisted, participation, gap, byWeek }) => [
      axis,
      figure?.value ?? null,
      figure?.n ?? null,
      figure === null ? null : assisted,
      figure === null ? null : participation,
      gap,
      ...byWeek,
    ]),
  );
}
