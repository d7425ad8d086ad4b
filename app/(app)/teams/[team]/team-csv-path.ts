import { windowQuery } from "@/lib/views/page-window.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";

/** Address of a table of the page of a team as CSV, for the window that the page shows. */
export const teamCsvPath = (
  table: "classes" | "composition" | "points" | "survival",
  { head, window }: TeamView,
) => `/api/export/${table}?team=${head.teamId}&${windowQuery(window)}`;
