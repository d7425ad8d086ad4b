import { AppError } from "../errors.ts";

/**
 * Agreement of two raters beyond chance, at most 1 (Cohen 1960). `table[i][j]` counts the items that the first rater put in category
 * i and the second in j; it is square. Null where nothing was rated, or where both used one and the same category only.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  if (table.some((row) => row.length !== table.length))
    throw new AppError("bug", "Both raters choose among the same categories: the table is square.");
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const seen = table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / n;
  const chance = rows.reduce((sum, count, i) => sum + count * (columns[i] ?? 0), 0) / (n * n);
  return chance === 1 ? null : (seen - chance) / (1 - chance);
}
