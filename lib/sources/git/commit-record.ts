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
  const field = (index: number): Buffer => fields[index] ?? NONE;
  const plain = (index: number): string => field(index).toString("latin1").trim();
  const encoding = plain(8);
  const text = (index: number): string =>
    decodeText(field(index), encoding, field(index).length >= COMMIT_FIELD_BYTES);
  const authoredAt = secondsOf(plain(4));
  const committedAt = secondsOf(plain(7));
  const { subject, body } = splitMessage(text(9));
  return {
    sha: plain(0),
    parents: plain(1) === "" ? [] : plain(1).split(" "),
    author: { name: text(2).trim(), email: text(3).trim() },
    committer: { name: text(5).trim(), email: text(6).trim() },
    authoredAt: authoredAt ?? committedAt ?? 0,
    committedAt: committedAt ?? authoredAt ?? 0,
    subject,
    body,
  };
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
  const bytes = Buffer.from(body, "utf8");
  return bytes.length <= BODY_BYTES ? body : decodeText(bytes.subarray(0, BODY_BYTES), "", true);
}
