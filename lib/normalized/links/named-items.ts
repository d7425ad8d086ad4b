import { isLookAlike } from "./look-alikes.ts";

/** A name that may be a work item's, where a text holds it. */
export type NamedItem = {
  /** As it is written: `ED-12`, `ed-12`, `#12`, `owner/name#12`. */
  readonly label: string;
  /** A closing word stands directly before it. */
  readonly isClosing: boolean;
  /** The words around it: at most 80 characters of one line. */
  readonly evidence: string;
};

const TRACKER_KEY = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9_]{1,9})-([1-9]\d{0,8})(?![A-Za-z0-9]|[.,]\d)/g;
const HOST_REFERENCE =
  /(?<![\w/#&.-])(?:https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/issues\/|([\w.-]+\/[\w.-]+)?#|GH-)([1-9]\d{0,8})(?!\w)/g;
/** The words by which code hosts close an issue, directly before its name. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s*:?\s*$/i;

/** Hosts allow 39 characters for an owner and 100 for a repository; what is longer is no name, and no key of an index. */
const LONGEST = 200;

/** Every name in a text that may be a work item's, in its order, without those that look alike; which are, others know. */
export function* namedItems(source: string): Generator<NamedItem> {
  for (const match of source.matchAll(TRACKER_KEY)) {
    const [label = ""] = match;
    if (!isLookAlike(label.toUpperCase())) yield namedAt(source, match.index, label);
  }
  for (const match of source.matchAll(HOST_REFERENCE)) {
    const label = `${match[1] ?? match[2] ?? ""}#${Number(match[3])}`;
    if (label.length <= LONGEST) yield namedAt(source, match.index, label);
  }
}

function namedAt(source: string, at: number, label: string): NamedItem {
  const isClosing = CLOSING.test(source.slice(Math.max(0, at - 24), at));
  return { label, isClosing, evidence: around(source, at) };
}

function around(source: string, at: number): string {
  const from = source.lastIndexOf("\n", at) + 1;
  const end = source.indexOf("\n", at);
  const line = source.slice(from, end === -1 ? source.length : end);
  const start = Math.max(0, at - from - 30);
  return line.slice(start, start + 80).trim();
}
