import { parse } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "@/lib/core/errors.ts";

/** What is wrong with a line of a table. */
export type LineFault = { readonly line: number; readonly message: string };

const MOST_LINES = 20_000;
const Info = z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) });

/** The records of a CSV with a head, each with its line. Throws `invalid` where a column is missing or the text is no CSV. */
export function readTable(
  text: string,
  columns: readonly string[],
): { readonly record: Readonly<Record<string, string>>; readonly line: number }[] {
  const head = (names: string[]): string[] => names.map((name) => name.trim().toLowerCase());
  const options = { bom: true, columns: head, info: true, skip_empty_lines: true, to: MOST_LINES + 1 };
  let found: z.output<typeof Info>[];
  try {
    found = z.array(Info).parse(parse(text, { ...options, delimiter: [",", ";", "\t"] }));
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 200) : "";
    throw new AppError("invalid", `This is no table that can be read. ${said}`, {
      fix: "Save it as CSV with one head line, and try again.",
    });
  }
  const names = Object.keys(found[0]?.record ?? {});
  const missing = columns.filter((column) => !names.includes(column));
  if (found.length === 0 || missing.length > 0 || found.length > MOST_LINES) {
    const message =
      found.length > MOST_LINES
        ? `More than ${MOST_LINES} lines at once.`
        : found.length === 0
          ? "There is no line below the head."
          : `The column ${missing.join(", ")} is missing.`;
    throw new AppError("invalid", message, { fix: "Export the list to see its form." });
  }
  return found.map(({ record, info }) => ({
    record: Object.fromEntries(
      Object.entries(record).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@|%])/, "")]),
    ),
    line: info.lines,
  }));
}
