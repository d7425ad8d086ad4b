type Test<T> = (item: T) => boolean;
/** Stands for any number of items in a list of tests. */
const STAR = Symbol("any number");
type Token<T> = Test<T> | typeof STAR;

/**
 * A pattern of git's attribute files as a test on the path below the file's directory. A pattern without a slash tests
 * the name at any depth; `**` spans directories, `*` and `?` never cross one. A pattern that can match no file (empty,
 * ending in a slash, or with an unclosed set) gives null. Never slower than pattern times path.
 */
export function wildmatch(pattern: string): ((path: string) => boolean) | null {
  if (pattern === "" || pattern.endsWith("/")) return null;
  const anchored = pattern.includes("/");
  const parts = (pattern.startsWith("/") ? pattern.slice(1) : pattern).split("/");
  const tokens: Token<string>[] = anchored ? [] : [STAR];
  for (const [index, part] of parts.entries()) {
    if (part === "**") {
      tokens.push(STAR);
      if (index === parts.length - 1) tokens.push(() => true);
      continue;
    }
    const name = nameTokens(part);
    if (name === null) return null;
    tokens.push((segment) => matches(name, Array.from(segment)));
  }
  return (path) => matches(tokens, path.split("/"));
}

/** Greedy from the left with one step back to the last star, which is enough for lists without other repeats. */
function matches<T>(tokens: readonly Token<T>[], items: readonly T[]): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let resume = 0;
  while (at < items.length) {
    const test = tokens[token];
    const item = items[at];
    if (test === STAR) {
      star = token++;
      resume = at;
    } else if (test !== undefined && item !== undefined && test(item)) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++resume;
    } else return false;
  }
  while (tokens[token] === STAR) token++;
  return token === tokens.length;
}

function nameTokens(glob: string): Token<string>[] | null {
  const chars = Array.from(glob);
  const out: Token<string>[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    if (char === "*") out.push(STAR);
    else if (char === "?") out.push(() => true);
    else if (char === "[") {
      const negated = chars[i + 1] === "!" || chars[i + 1] === "^";
      const first = negated ? i + 2 : i + 1;
      const end = chars.indexOf("]", first + 1);
      if (end === -1) return null;
      const members = chars.slice(first, end);
      out.push((one) => inSet(members, one) !== negated);
      i = end;
    } else {
      const literal = char === "\\" ? chars[++i] : char;
      out.push((one) => one === literal);
    }
  }
  return out;
}

function inSet(members: readonly string[], one: string): boolean {
  for (let i = 0; i < members.length; i++) {
    const low = members[i] ?? "";
    const high = members[i + 2];
    if (members[i + 1] === "-" && high !== undefined) {
      if (low <= one && one <= high) return true;
      i += 2;
    } else if (low === one) return true;
  }
  return false;
}
