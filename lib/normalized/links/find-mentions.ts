import { isLookAlike } from "./look-alikes.ts";
import { plainProse } from "./plain-prose.ts";

/** How a work item was named, and how much that says: the strength is 0 to 1. */
export const MENTION_STRENGTH = {
  closing_keyword: 1,
  branch: 0.95,
  title: 0.9,
  commit: 0.8,
  body: 0.6,
} as const;
export type MentionRule = keyof typeof MENTION_STRENGTH;

/** A work item that a text names. `label` as people write it, in the tracker's own spelling: `ED-12`, `owner/name#12`. */
export type Mention = { readonly label: string; readonly rule: MentionRule; readonly evidence: string };

/** What is known of a change that may name work items. */
export type MentioningText = {
  /** The pull request's own number, which its texts name without meaning an item. */
  readonly number: number | null;
  readonly branch: string | null;
  readonly title: string;
  readonly body: string;
  /** Whole messages of its commits. */
  readonly messages: readonly string[];
};

export type MentionContext = {
  /** Keys of the tracker's projects, those of earlier days too, in capitals. Other keys are not keys. */
  readonly projects: ReadonlySet<string>;
  /** `owner/name` of the repository, for `#12`; null where no host is known. */
  readonly fullName: string | null;
};

const TRACKER_KEY = /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9_]{1,9})-([1-9]\d{0,8})(?![A-Za-z0-9]|[.,]\d)/g;
/** In capitals in prose; a branch name is often in small letters throughout. */
const CAPITALS = /^[A-Z][A-Z0-9_]+$/;
const HOST_REFERENCE =
  /(?<![\w/#&.-])(?:https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/issues\/|([\w.-]+\/[\w.-]+)?#|GH-)([1-9]\d{0,8})(?!\w)/g;
/** The words by which code hosts close an issue, directly before its name. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s*:?\s*$/i;
const OWN_REFERENCE = /\s*\(#\d+\)\s*$/;
const MERGE_SUBJECT = /^Merge (?:pull request|branch|remote-tracking branch)\b/;

/**
 * The work items that a change names, each once by its strongest rule, in the order of their labels. Code, quotes and the
 * hidden parts of templates are not read; look-alikes such as UTF-8 are not keys.
 */
export function findMentions(text: MentioningText, context: MentionContext): Mention[] {
  const found = new Map<string, Mention>();
  const note = (mention: Mention): void => {
    const known = found.get(mention.label);
    if (known === undefined || MENTION_STRENGTH[mention.rule] > MENTION_STRENGTH[known.rule])
      found.set(mention.label, mention);
  };
  const prose = (source: string, rule: MentionRule): void => {
    for (const mention of mentionsIn(source, rule, context, text.number)) note(mention);
  };
  for (const label of keysIn(text.branch ?? "", context, true))
    note({ label, rule: "branch", evidence: text.branch ?? "" });
  prose(text.title.replace(OWN_REFERENCE, ""), "title");
  prose(plainProse(text.body), "body");
  for (const message of text.messages) {
    const [subject = "", ...rest] = message.split("\n");
    const own = MERGE_SUBJECT.test(subject) ? "" : subject.replace(OWN_REFERENCE, "");
    prose(plainProse([own, ...rest].join("\n")), "commit");
  }
  return [...found.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

function* mentionsIn(
  source: string,
  rule: MentionRule,
  { projects, fullName }: MentionContext,
  own: number | null,
): Generator<Mention> {
  const ruleAt = (at: number): MentionRule =>
    CLOSING.test(source.slice(Math.max(0, at - 24), at)) ? "closing_keyword" : rule;
  for (const match of source.matchAll(TRACKER_KEY)) {
    const label = keyOf(match, projects, false);
    if (label !== null) yield { label, rule: ruleAt(match.index), evidence: around(source, match.index) };
  }
  for (const match of source.matchAll(HOST_REFERENCE)) {
    const repository = match[1] ?? match[2] ?? fullName;
    const number = Number(match[3]);
    if (repository === null || (repository === fullName && number === own)) continue;
    yield {
      label: `${repository}#${number}`,
      rule: ruleAt(match.index),
      evidence: around(source, match.index),
    };
  }
}

function* keysIn(text: string, { projects }: MentionContext, anyCase: boolean): Generator<string> {
  for (const match of text.matchAll(TRACKER_KEY)) {
    const label = keyOf(match, projects, anyCase);
    if (label !== null) yield label;
  }
}

function keyOf(match: RegExpMatchArray, projects: ReadonlySet<string>, anyCase: boolean): string | null {
  const [, written = "", number = ""] = match;
  const project = written.toUpperCase();
  const label = `${project}-${number}`;
  const reads = anyCase || CAPITALS.test(written) || written === written.toLowerCase();
  return reads && projects.has(project) && !isLookAlike(label) ? label : null;
}

/** The words around a place, for the evidence: at most 80 characters of one line. */
function around(source: string, at: number): string {
  const from = source.lastIndexOf("\n", at) + 1;
  const end = source.indexOf("\n", at);
  const line = source.slice(from, end === -1 ? source.length : end);
  const start = Math.max(0, at - from - 30);
  return line.slice(start, start + 80).trim();
}
