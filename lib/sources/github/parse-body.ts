import { SourceFailure } from "@/lib/core/source-failure.ts";

const LONG_NUMBER = /[:[,]\s*-?\d{16,}\s*[,}\]]/;
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?=\s*[,}\]])/g;

/** A body as JSON. Whole numbers that would lose digits become texts. Throws `malformed` for anything else than JSON. */
export function parseBody(text: string): unknown {
  try {
    if (!LONG_NUMBER.test(text)) return JSON.parse(text);
    return JSON.parse(
      text.replace(TEXT_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)),
    );
  } catch {
    const isPage = /^\s*<(!doctype|html)/i.test(text);
    throw new SourceFailure(
      "malformed",
      isPage ? "GitHub answered with a web page" : "The answer is not JSON",
      {
        fix: isPage
          ? "Check the address of the connection, and whether something between here and GitHub answers in its place."
          : "It is asked again by itself.",
      },
    );
  }
}
