/** The page that walks a number of a team back to its rows. */
export const explainPath = (
  teamId: string,
  metric: string,
  weeks: readonly string[],
  extra: Record<string, string> = {},
): string =>
  `/teams/${teamId}/explain/${metric}?${new URLSearchParams({ weeks: String(weeks.length), to: weeks.at(-1) ?? "", ...extra })}`;
