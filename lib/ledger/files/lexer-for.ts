import { type LexerFor, LINE, type LineLexer } from "@/lib/model/change-diff.ts";
import { byPath } from "./by-path.ts";
import type { LineTest } from "./lexer/bytes.ts";
import { COMMENT_LINES } from "./lexer/comment-lines.ts";
import { IMPORT_LINES } from "./lexer/import-lines.ts";
import { type Language, languageOf } from "./lexer/languages.ts";
import { isMarker, MARKER_LINES, marksFor } from "./lexer/markers.ts";

/**
 * The lexer of a path: it flags lines that are only comment, lines that only import, and marks of generators in the first
 * forty lines. Null for prose, where a comment is part of the text. Each line is judged by itself, so the inside of a
 * block comment counts as comment only where it shows; doubt counts as code.
 */
export const lexerFor: LexerFor = byPath((path): LineLexer | null => {
  const language = languageOf(path);
  if (language === "prose") return null;
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  const marks = marksFor(ending);
  const { comment, imports } = language ?? UNKNOWN;
  const key = `${marks.length === 0 ? "" : ending}/${comment}/${imports}`;
  const known = LEXERS.get(key);
  if (known !== undefined) return known;
  const made = lexer(COMMENT_LINES[comment], IMPORT_LINES[imports], marks);
  LEXERS.set(key, made);
  return made;
});

const UNKNOWN: Language = { comment: "none", imports: "none" };
/** One lexer for each way of reading lines, made when first asked for. */
const LEXERS = new Map<string, LineLexer>();

function lexer(isComment: LineTest, isImport: LineTest, marks: ReturnType<typeof marksFor>): LineLexer {
  return (buffer, start, end, line) => {
    let at = start;
    while (at < end && isSpace(buffer[at])) at++;
    if (at === end) return 0;
    let to = end;
    while (isSpace(buffer[to - 1])) to--;
    const flags = isComment(buffer, at, to) ? LINE.comment : isImport(buffer, at, to) ? LINE.import : 0;
    return line <= MARKER_LINES && isMarker(buffer, start, to, line, marks) ? flags | LINE.marker : flags;
  };
}

const isSpace = (byte: number | undefined) =>
  byte === 32 || byte === 9 || byte === 13 || byte === 10 || byte === 11 || byte === 12;
