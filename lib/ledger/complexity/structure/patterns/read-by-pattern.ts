import type { FunctionShape } from "@/lib/model/blob-structure.ts";
import { FILE_ITSELF } from "../code/function-shapes.ts";
import { uniqueNames } from "../code/unique-names.ts";

const STRINGS = /"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'/g;
const COMMENT = /^\s*(?:\/\/|#(?!(?:if|elif|ifdef)\b)|--|;;|%|\*|rem\b|REM\b|::)/;
const NOTE = /\s\/\/\s.*$/;
const DECISIONS =
  /\b(?:if|elif|elsif|elseif|unless|for|foreach|while|until|case|when|catch|rescue|except|guard)\b|&&|\|\||\s\?\s/g;
/** The words that begin a function in most languages that no parser here reads, and the form of shells. */
const HEADER =
  /^[ \t]*(?:(?:[a-z]+|@\w+|<[^<>]{0,80}>)[ \t]+){0,6}(?:def|defp|fun|fn|func|function|sub|proc|procedure|method)[ \t]+([\p{L}_$][\p{L}\p{N}_$.:!?-]{0,120})|^[ \t]*([\p{L}_][\p{L}\p{N}_-]{0,120})[ \t]*\(\)[ \t]*\{/u;
/** A line longer than this was written by a tool. */
const LONGEST_LINE = 2000;

type Open = { name: string; line: number; endLine: number; decisions: number };

/**
 * Cyclomatic complexity by pattern, where no parser reads the text: one and one more for each word or mark that decides, from one
 * function's head to the next. Lines above the first count towards the file. Comments are known by how a line begins.
 */
export function readByPattern(text: string): FunctionShape[] {
  const found: Open[] = [{ name: FILE_ITSELF, line: 1, endLine: 1, decisions: 0 }];
  let line = 0;
  for (const raw of text.split("\n")) {
    line += 1;
    if (raw.trim() === "" || raw.length > LONGEST_LINE) continue;
    if (COMMENT.test(raw)) continue;
    const said = raw.replace(STRINGS, '""').replace(NOTE, "");
    const head = HEADER.exec(said);
    const name = head?.[1] ?? head?.[2];
    if (name !== undefined) found.push({ name, line, endLine: line, decisions: 0 });
    const current = found.at(-1);
    if (current === undefined) continue;
    current.endLine = line;
    current.decisions += said.match(DECISIONS)?.length ?? 0;
  }
  const shapes = found
    .filter(({ name, decisions }) => name !== FILE_ITSELF || decisions > 0)
    .map(({ name, line: first, endLine, decisions }) => ({
      name,
      line: first,
      endLine,
      complexity: name === FILE_ITSELF ? decisions : decisions + 1,
      parameters: 0,
    }));
  return uniqueNames(shapes, () => "");
}
