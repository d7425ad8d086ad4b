import type { GitCommit } from "@/lib/model/git-commit.ts";
import { decodeText } from "./decode-text.ts";

/** One commit as ten fields, each ended by NUL, which none of them can hold; the line end between commits leads the next id. */
export const COMMIT_FORMAT = "%H%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%e%x00%B%x00";
export const COMMIT_FIELDS = 10;
/** Longer fields arrive cut. */
export const COMMIT_FIELD_BYTES = 66 * 1024;

const END_OF_2100 = 4_133_980_799;
const BODY_BYTES = 64 * 1024;
const NONE = Buffer.alloc(0);

export function toCommit(fields: readonly Buffer[]): GitCommit {
  const encoding = plain(fields, 8);
  const parents = plain(fields, 1);
  const authoredAt = secondsOf(plain(fields, 4));
  const committedAt = secondsOf(plain(fields, 7));
  const { subject, body } = splitMessage(text(fields, 9, encoding));
  return {
    sha: plain(fields, 0),
    parents: parents === "" ? [] : parents.split(" "),
    author: { name: text(fields, 2, encoding).trim(), email: text(fields, 3, encoding).trim() },
    committer: { name: text(fields, 5, encoding).trim(), email: text(fields, 6, encoding).trim() },
    authoredAt: authoredAt ?? committedAt ?? 0,
    committedAt: committedAt ?? authoredAt ?? 0,
    subject,
    body,
  };
}

const plain = (fields: readonly Buffer[], index: number): string =>
  (fields[index] ?? NONE).toString("latin1").trim();

function text(fields: readonly Buffer[], index: number, encoding: string): string {
  const field = fields[index] ?? NONE;
  return decodeText(field, encoding, field.length >= COMMIT_FIELD_BYTES);
}

/** Seconds within 1970 to 2100; null for what is no time at all. */
function secondsOf(text: string): number | null {
  const seconds = Number(text);
  if (text === "" || Number.isNaN(seconds)) return null;
  return Math.trunc(Math.min(Math.max(seconds, 0), END_OF_2100));
}

function splitMessage(message: string): { subject: string; body: string } {
  const clean = message.replace(/\r\n?/g, "\n").replace(/^(?:[^\S\n]*\n)+/, "");
  const cut = clean.indexOf("\n");
  if (cut === -1) return { subject: clean.trim(), body: "" };
  const body = clean
    .slice(cut + 1)
    .replace(/^\n+/, "")
    .trimEnd();
  return { subject: clean.slice(0, cut).trim(), body: shortened(body) };
}

function shortened(body: string): string {
  // No character takes more than three bytes for each of its UTF-16 units.
  if (body.length * 3 <= BODY_BYTES) return body;
  const bytes = Buffer.from(body, "utf8");
  return bytes.length <= BODY_BYTES ? body : decodeText(bytes.subarray(0, BODY_BYTES), "", true);
}
