const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** The name itself, or an escape that it may be written with. */
const NAMES_PROTOTYPE = /__proto__|\\u00[567]/i;

/** Deeper than any message of a host, and shallower than what a parser or a table chokes on. */
const DEEPEST = 200;

/** A JSON object in UTF-8 and its text; or what is wrong with it. Nothing in it can reach the prototype of an object. */
export function parseMessage(raw: Buffer): { readonly text: string; readonly body: object } | string {
  if (isTooDeep(raw)) return "The body is nested too deeply.";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    const body: unknown = NAMES_PROTOTYPE.test(text) ? withoutPrototypes(text) : JSON.parse(text);
    if (typeof body !== "object" || body === null || Array.isArray(body))
      return "The body is no JSON object.";
    return { text, body };
  } catch {
    return "The body is no JSON in UTF-8.";
  }
}

/** Asks about every name, which takes longer than reading the text does. */
const withoutPrototypes = (text: string): unknown =>
  JSON.parse(text, (name, value: unknown) => (name === "__proto__" ? undefined : value));

/** Counts brackets outside of strings, before anything recursive touches the text. */
function isTooDeep(raw: Buffer): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (OPEN.has(byte)) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (CLOSE.has(byte)) depth -= 1;
  }
  return false;
}
