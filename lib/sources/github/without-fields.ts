/** A query without the fields that a server does not have. Such fields stand on lines of their own. */
export function withoutFields(query: string, unknown: ReadonlySet<string>): string {
  if (unknown.size === 0) return query;
  const names = new Set([...unknown].map((field) => field.split(".").at(-1)));
  const kept: string[] = [];
  let depth = 0;
  for (const line of query.split("\n")) {
    const name = /^\s*(?:\w+:\s*)?(\w+)/.exec(line)?.[1];
    const opened = line.split("{").length - line.split("}").length;
    if (depth > 0) depth += opened;
    else if (name !== undefined && names.has(name)) depth = Math.max(0, opened);
    else kept.push(line);
  }
  return kept.join("\n");
}
