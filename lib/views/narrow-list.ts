import { z } from "zod";
import { PAGE_ROWS } from "./list-query.ts";
import { oneValue } from "./one-value.ts";

const Asked = z.object({
  q: z.preprocess(oneValue, z.string().trim().max(200).catch("")).default(""),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(100_000).catch(1)).default(1),
});

/** What a list that a page holds whole is asked for in its address. */
export type NarrowQuery = z.infer<typeof Asked>;
export const readNarrowQuery = (
  asked: Readonly<Record<string, string | string[] | undefined>>,
): NarrowQuery => Asked.parse(asked);

export type NarrowedList<Row> = NarrowQuery & {
  /** The rows of the page, in the order given. */
  readonly shown: readonly Row[];
  /** How many fit the search, on all pages. */
  readonly count: number;
  /** How many there are without the search. */
  readonly of: number;
  readonly pages: number;
};

/** One page of the rows whose words hold what is sought; a page beyond the last is the last. */
export function narrowList<Row>(
  rows: readonly Row[],
  { q, page }: NarrowQuery,
  wordsOf: (row: Row) => string,
): NarrowedList<Row> {
  const sought = q.toLowerCase();
  const fitting = rows.filter((row) => wordsOf(row).toLowerCase().includes(sought));
  const pages = Math.max(Math.ceil(fitting.length / PAGE_ROWS), 1);
  const at = Math.min(page, pages);
  const shown = fitting.slice((at - 1) * PAGE_ROWS, at * PAGE_ROWS);
  return { q, page: at, shown, count: fitting.length, of: rows.length, pages };
}
