import { source } from "./source.ts";

/** Where a function stands among the lines of a module: [from, to), with the empty and doc lines before it. */
type Span = { readonly from: number; readonly to: number };

export function functionsIn(lines: readonly string[]): Span[] {
  const spans: Span[] = [];
  lines.forEach((line, place) => {
    if (!source.opens(line)) return;
    let from = place;
    while (from > 0 && /^(?:\/\*\*.*)?$/.test(lines[from - 1] ?? "x")) from -= 1;
    let to = place + 1;
    while (to < lines.length && /^(?:[ \t)}]|$)/.test(lines[to] ?? "x") && !/^$/.test(lines[to] ?? ""))
      to += 1;
    spans.push({ from, to });
  });
  return spans;
}
