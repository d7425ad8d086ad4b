import { readableLines } from "./readable-lines.ts";

/** `key` in lower case. */
export type Trailer = { readonly key: string; readonly value: string };

const TRAILER = /^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*:[ \t]*(.*)$/;
const RULE = /^-{3,}\s*$/;
/** Tools write up to three trailer paragraphs and squashing adds one. */
const PARAGRAPHS = 4;
/** Keys whose values name an account or a link of a tool, safe to read outside of trailer paragraphs too. */
const STRONG = new Set(["co-authored-by", "agent-logs-url", "amp-thread-id", "claude-session", "made-with"]);
/** Squashing on GitHub ends the subject with the number and joins the original messages in the body. */
const SQUASHED = /\(#\d+\)\s*$/;

function paragraphs(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") all.push([]);
    else if (!RULE.test(line)) all.at(-1)?.push(line);
  }
  return all.filter((paragraph) => paragraph.length > 0);
}

function read(paragraph: readonly string[]): Trailer[] {
  const found: { key: string; value: string }[] = [];
  for (const line of paragraph) {
    const match = TRAILER.exec(line);
    const last = found.at(-1);
    if (match !== null) found.push({ key: (match[1] ?? "").toLowerCase(), value: (match[2] ?? "").trim() });
    else if (/^\s/.test(line) && last !== undefined) last.value += ` ${line.trim()}`;
  }
  return found;
}

/**
 * The trailers of a message. Its last paragraphs are read upwards until one of them is prose, by git's own measure: less
 * than a quarter of its lines are trailers. A squash message holds several messages, so there strong keys count wherever they start a line.
 */
export function trailers(subject: string, body: string): Trailer[] {
  if (!body.includes(":")) return [];
  const lines = readableLines(body);
  const tail: Trailer[][] = [];
  for (const paragraph of paragraphs(lines).slice(-PARAGRAPHS).reverse()) {
    const found = read(paragraph);
    if (found.length * 4 < paragraph.length) break;
    tail.unshift(found);
  }
  const block = tail.flat();
  if (!SQUASHED.test(subject)) return block;

  const strong = read(lines.filter((line) => TRAILER.test(line))).filter(({ key }) => STRONG.has(key));
  const isNew = (one: Trailer): boolean =>
    !block.some((other) => other.key === one.key && other.value === one.value);
  return [...strong.filter(isNew), ...block];
}
