import type { CommitMention } from "@/lib/model/commit-mention.ts";
import { namedItems } from "./named-items.ts";
import { OWN_REFERENCE, plainProse } from "./plain-prose.ts";

/** The two parts of a commit's message. */
export type Message = { readonly sha: string; readonly subject: string; readonly body: string };

const MERGE_SUBJECT = /^Merge (?:pull request|branch|remote-tracking branch)\b/;
/** Every name ends in a number behind one of these. */
const MAY_NAME = /[-#/]\d/;

/**
 * The names in commits' messages that may be work items', each once: a closing word counts before a plain name, then the
 * earlier commit. Code, quotes, and the number that squashing puts behind a subject are not read.
 */
export function commitMentions(messages: Iterable<Message>): (CommitMention & { readonly sha: string })[] {
  const found = new Map<string, CommitMention & { readonly sha: string }>();
  for (const { sha, subject, body } of messages) {
    const own = MERGE_SUBJECT.test(subject) ? "" : subject.replace(OWN_REFERENCE, "");
    if (!MAY_NAME.test(own) && !MAY_NAME.test(body)) continue;
    for (const { label, isClosing, evidence } of namedItems(plainProse(`${own}\n\n${body}`))) {
      const known = found.get(label);
      if (known === undefined || (isClosing && known.rule === "commit"))
        found.set(label, { label, rule: isClosing ? "closing_keyword" : "commit", evidence, sha });
    }
  }
  return [...found.values()];
}
