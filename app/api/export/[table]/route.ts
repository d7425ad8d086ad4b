import { answerDownload } from "@/app/answer-download.ts";
import { changesCsv } from "@/app/changes-csv.ts";
import { homeCsv } from "@/app/home-csv.ts";
import { rulesCsv } from "@/app/rules-csv.ts";
import { surfaceCsv } from "@/app/surface-csv.ts";
import { classesCsv, compositionCsv, pointsCsv, survivalCsv } from "@/app/team-csv.ts";

const TABLES: Readonly<Record<string, (asked: URLSearchParams) => Promise<string>>> = {
  home: homeCsv,
  changes: changesCsv,
  classes: classesCsv,
  composition: compositionCsv,
  points: pointsCsv,
  survival: survivalCsv,
  rules: rulesCsv,
  surface: surfaceCsv,
};

type Context = { params: Promise<{ table: string }> };

/** A table of a page as CSV: the same access, the same window, the same order. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { table } = await params;
  const write = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
  return answerDownload(table, write && (() => write(new URL(request.url).searchParams)));
}
