import type { CommitMention } from "@/lib/model/commit-mention.ts";
import { namedItems } from "./named-items.ts";
import { OWN_REFERENCE, plainProse } from "./plain-prose.ts";

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
  /** What the messages of its commits name, as it was found when they were read. */
  readonly commits: readonly CommitMention[];
};

export type MentionContext = {
  /** Keys of the tracker's projects, those of earlier days too, in capitals. Other keys are not keys. */
  readonly projects: ReadonlySet<string>;
  /** `owner/name` of the repository, for `#12`; null where no host is known. */
  readonly fullName: string | null;
};

const TRACKER_KEY = /^([A-Za-z]\w*)-([1-9]\d*)$/;
/** In capitals in prose; a branch name is often in small letters throughout. */
const CAPITALS = /^[A-Z][A-Z0-9_]+$/;

/**
 * The work items that a change names, each once by its strongest rule, in the order of their labels. Code, quotes and the
 * hidden parts of templates are not read; look-alikes such as UTF-8 are not keys.
 */
export function findMentions(text: MentioningText, context: MentionContext): Mention[] {
  const found = new Map<string, Mention>();
  const note = (written: string, rule: MentionRule, evidence: string): void => {
    const label = labelOf(written, rule === "branch", text.number, context);
    const known = label === null ? undefined : found.get(label);
    if (label !== null && (known === undefined || MENTION_STRENGTH[rule] > MENTION_STRENGTH[known.rule]))
      found.set(label, { label, rule, evidence });
  };
  const prose = (source: string, rule: MentionRule): void => {
    for (const { label, isClosing, evidence } of namedItems(source))
      note(label, isClosing ? "closing_keyword" : rule, evidence);
  };
  const branch = text.branch ?? "";
  for (const { label } of namedItems(branch)) if (!label.includes("#")) note(label, "branch", branch);
  prose(text.title.replace(OWN_REFERENCE, ""), "title");
  prose(plainProse(text.body), "body");
  for (const { label, rule, evidence } of text.commits) note(label, rule, evidence);
  return [...found.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The tracker's own spelling of what is written; null where that names no item that can be known. */
function labelOf(
  written: string,
  anyCase: boolean,
  own: number | null,
  { projects, fullName }: MentionContext,
): string | null {
  const [repository = "", number] = written.split("#");
  if (number !== undefined) {
    const at = repository === "" ? fullName : repository;
    return at === null || (at === fullName && Number(number) === own) ? null : `${at}#${number}`;
  }
  const [, name = "", digits = ""] = TRACKER_KEY.exec(written) ?? [];
  const reads = anyCase || CAPITALS.test(name) || name === name.toLowerCase();
  return reads && projects.has(name.toUpperCase()) ? `${name.toUpperCase()}-${digits}` : null;
}
