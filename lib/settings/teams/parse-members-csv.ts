import { z } from "zod";
import { type LineFault, readTable } from "../read-table.ts";
import { firstDay, lastDay } from "./parse-day.ts";

/** That a person is in a team, as a table says. `path` names the team and those above it, the outermost first. */
export type MemberLine = {
  readonly line: number;
  readonly path: readonly string[];
  /** A name, login, address or key; null: the line only names a team. */
  readonly person: string | null;
  readonly level: string | null;
  readonly fromAt: Date;
  readonly toAt: Date | null;
};

const name = z.string().trim().max(200, "a name is longer than 200 characters");
const Line = z.object({
  team: name.min(1, "team is empty"),
  person: z.string().trim().max(400).default(""),
  level: name.default(""),
  from: z.string().trim().default(""),
  to: z.string().trim().default(""),
});

/**
 * Reads a table of who is in which team: `team` (below another one: `Outer / Inner`), `person`, `level`, `from`, `to`. Days
 * as 2026-11-15; without `from` it is from the beginning, and `to` is the last day. Every line that cannot be read is named.
 */
export function parseMembersCsv(text: string): {
  readonly lines: readonly MemberLine[];
  readonly faults: readonly LineFault[];
} {
  const faults: LineFault[] = [];
  const lines = readTable(text, ["team"]).flatMap(({ record, line }): MemberLine[] => {
    const parsed = Line.safeParse(record);
    const wrong = (message: string): [] => {
      faults.push({ line, message });
      return [];
    };
    if (!parsed.success) return wrong(parsed.error.issues[0]?.message ?? "cannot be read");
    const { team, person, level, from, to } = parsed.data;
    const path = team.split("/").map((part) => part.trim());
    if (path.includes("")) return wrong(`${team} names a team without a name`);
    const [fromAt, toAt] = [firstDay(from), lastDay(to)];
    if (fromAt === undefined) return wrong(`from must be a day such as 2026-11-15, not ${from}`);
    if (toAt === undefined) return wrong(`to must be a day such as 2026-11-15, not ${to}`);
    if (toAt !== null && toAt <= fromAt) return wrong("to lies before from");
    return [{ line, path, person: person || null, level: level || null, fromAt, toAt }];
  });
  return { lines, faults };
}
