const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * The lines of a message that speak for the commit itself. Fenced and indented blocks, quotes and HTML comments are somebody
 * else's words (an example, a quoted message, a template's hint): they become empty lines, so that paragraphs stay apart.
 */
export function readableLines(text: string): string[] {
  let fence: string | null = null;
  let isComment = false;
  return text.split(/\r?\n/).map((line) => {
    const marks = FENCE.exec(line)?.[1];
    if (fence !== null) {
      const isEnd = marks !== undefined && marks.startsWith(fence) && line.trim() === marks;
      if (isEnd) fence = null;
      return "";
    }
    if (isComment) {
      isComment = !line.includes("-->");
      return "";
    }
    if (marks !== undefined) {
      fence = marks;
      return "";
    }
    if (/^\s*<!--/.test(line)) {
      isComment = !line.includes("-->");
      return "";
    }
    return /^(?: {0,3}\t| {4}| {0,3}>)/.test(line) ? "" : line;
  });
}
