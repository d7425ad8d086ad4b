const LISTS = ["issues", "values", "issueChangeLogs", "histories"];

/** How many objects an answer holds: the entries of its list, or itself. */
export function countObjects(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (typeof body !== "object" || body === null) return 0;
  const list = Object.entries(body).find(([key, value]) => LISTS.includes(key) && Array.isArray(value));
  return list === undefined || !Array.isArray(list[1]) ? 1 : list[1].length;
}
