export type SqlToken = {
  readonly kind: "word" | "name" | "text" | "mark";
  /** Words in lower case; names without their quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d[\d.eE]*/y;
const DOLLAR = /\$(?:[A-Za-z_]\w*)?\$/y;
const BRACKETED = /\[[\p{L}_][\p{L}\p{N}_ $.-]*\]/uy;
const DELIMITER = /delimiter[ \t]+(\S+)[ \t]*\r?$/imy;

/**
 * The statements of an SQL text, each as its tokens without comments. Knows the quoting of PostgreSQL, MySQL, SQLite and SQL Server,
 * and MySQL's DELIMITER. `isWhole` is false where a quote is never closed: all after it is one text.
 */
export function sqlStatements(source: string): { statements: SqlToken[][]; isWhole: boolean } {
  const statements: SqlToken[][] = [];
  let current: SqlToken[] = [];
  let delimiter = ";";
  let isWhole = true;
  // A backslash hides a quote in MySQL only; back-quoted names tell that the text is of that kind.
  const hides = source.includes("`");
  const found = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  const add = (kind: SqlToken["kind"], text: string, start: number, end: number): number => {
    current.push({ kind, text, start, end });
    return end;
  };
  const until = (close: string, from: number): number => {
    const end = source.indexOf(close, from);
    if (end < 0) isWhole = false;
    return end < 0 ? source.length : end + close.length;
  };
  for (let at = 0; at < source.length; ) {
    const here = source[at] ?? "";
    const two = source.slice(at, at + 2);
    if (/\s/.test(here)) at += 1;
    else if (two === "--" || (here === "#" && beginsLine(at))) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (two === "/*") at = until("*/", at + 2);
    else if (source.startsWith(delimiter, at)) {
      if (current.length > 0) statements.push(current);
      current = [];
      at += delimiter.length;
    } else if (here === "'" || here === '"' || here === "`") {
      const end = closing(here, at);
      const inside = source.slice(at + 1, end - 1);
      at = add(here === "'" ? "text" : "name", here === "'" ? source.slice(at, end) : inside, at, end);
    } else if (here === "$" && found(DOLLAR, at) !== null) {
      const tag = found(DOLLAR, at) ?? "$$";
      const end = until(tag, at + tag.length);
      at = add("text", source.slice(at, end), at, end);
    } else if (here === "[" && found(BRACKETED, at) !== null) {
      const name = found(BRACKETED, at) ?? "";
      at = add("name", name.slice(1, -1), at, at + name.length);
    } else {
      const word = found(WORD, at);
      if (word !== null && word.toLowerCase() === "delimiter" && current.length === 0) {
        DELIMITER.lastIndex = at;
        const said = DELIMITER.exec(source);
        if (said !== null) {
          delimiter = said[1] ?? ";";
          at += said[0].length;
          continue;
        }
      }
      const text = word ?? found(NUMBER, at) ?? here;
      at = add(word === null ? "mark" : "word", text.toLowerCase(), at, at + text.length);
    }
  }
  if (current.length > 0) statements.push(current);
  return { statements, isWhole };

  function beginsLine(at: number): boolean {
    let before = at - 1;
    while (source[before] === " " || source[before] === "\t") before -= 1;
    return before < 0 || source[before] === "\n";
  }

  /** Past the closing quote; a doubled one stands for itself. */
  function closing(quote: string, open: number): number {
    for (let at = open + 1; at < source.length; at++) {
      if (hides && source[at] === "\\" && quote !== "`") at += 1;
      else if (source[at] !== quote) continue;
      else if (source[at + 1] === quote) at += 1;
      else return at + 1;
    }
    isWhole = false;
    return source.length;
  }
}
