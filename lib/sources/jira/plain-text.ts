const MOST_NODES = 20_000;
const MOST_CHARS = 100_000;
/** Nodes whose text is not the writer's own words. */
const QUOTED = new Set(["codeBlock", "blockquote", "inlineCard", "blockCard", "embedCard", "mediaSingle"]);
const BLOCKS = new Set([
  "paragraph",
  "heading",
  "listItem",
  "tableCell",
  "hardBreak",
  "rule",
  "panel",
  "taskItem",
]);

/**
 * The writer's own words of a text of Jira: an Atlassian document or wiki markup, without quotations, code and addresses.
 * Nodes of unknown kinds count by the text inside them. Long or endless documents are read up to a limit.
 */
export function plainText(body: unknown): string {
  if (typeof body === "string") return ofWiki(body.slice(0, MOST_CHARS));
  const parts: string[] = [];
  const seen = new Set<object>();
  const open: unknown[] = [body];
  let chars = 0;
  while (open.length > 0 && seen.size < MOST_NODES && chars < MOST_CHARS) {
    const node = open.pop();
    if (typeof node === "string") {
      parts.push(node);
      chars += node.length;
    }
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    const type = fieldOf(node, "type");
    if (typeof type === "string" && QUOTED.has(type)) continue;
    if (typeof type === "string" && BLOCKS.has(type)) parts.push("\n");
    const content = fieldOf(node, "content");
    if (Array.isArray(content)) for (const child of content.toReversed()) open.push(child);
    const text = fieldOf(node, "text");
    if (typeof text === "string") open.push(isCode(node) ? " " : text);
  }
  return withoutAddresses(parts.join("")).slice(0, MOST_CHARS);
}

/** A clarifying question: five words or more, and a sentence that ends as a question. */
export function isQuestion(text: string): boolean {
  return text
    .split(/(?<=[?？؟])|(?<=[.!。！])\s|\n+/)
    .some((part) => /[?？؟]$/.test(part.trim()) && wordCount(part) >= 5);
}

/** Scripts without spaces have no words to count; four characters stand for one there. */
function wordCount(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu);
  return Math.max(spaced, Math.floor((unspaced?.length ?? 0) / 4));
}

const fieldOf = (node: object, key: string): unknown =>
  Object.hasOwn(node, key) ? (node as Readonly<Record<string, unknown>>)[key] : undefined;

function isCode(node: object): boolean {
  const marks = fieldOf(node, "marks");
  if (!Array.isArray(marks)) return false;
  return marks.some((mark) => typeof mark === "object" && mark !== null && fieldOf(mark, "type") === "code");
}

function ofWiki(text: string): string {
  return withoutAddresses(
    text
      .replaceAll(/\{(code|noformat|quote)(?::[^}]*)?\}[\s\S]*?\{\1\}/g, " ")
      .replaceAll(/^(?:bq\.|>).*$/gm, " ")
      .replaceAll(/\{\{[^}\n]*\}\}/g, " "),
  );
}

const withoutAddresses = (text: string): string => text.replaceAll(/\bhttps?:\/\/\S+/g, " ");
