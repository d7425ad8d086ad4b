import { type DriverValue, named } from "../driver-value.ts";
import { type Remark, speakers, wordsOf } from "../talk.ts";

/** What was unclear on one work item of a unit. Ids tell events apart and are shown as evidence. */
export type ItemFacts = {
  readonly item: string;
  /** Edits of scope or acceptance criteria after work began. */
  readonly scopeEdits: readonly string[];
  readonly reopens: readonly string[];
  /** Links of the kind *is blocked by*. */
  readonly blockers: readonly string[];
  readonly comments: readonly Remark[];
};

const FEWEST_WORDS = 5;

/**
 * How much had to be found out on the way: edits of scope after the start, questions, re-opens, blockers. A question is
 * one where somebody else took part in the talk: what authors or bots say among themselves adds nothing.
 */
export function ambiguity(items: readonly ItemFacts[], authors: ReadonlySet<string>): DriverValue {
  const found = items.flatMap(({ item, scopeEdits, reopens, blockers, comments }) => [
    ...distinct(scopeEdits).map((id) => `${item}: scope edited (${id})`),
    ...questions(comments, authors).map((id) => `${item}: question (${id})`),
    ...distinct(reopens).map((id) => `${item}: opened again (${id})`),
    ...distinct(blockers).map((id) => `${item}: blocked by ${id}`),
  ]);
  const records = distinct(found);
  return { x: records.length, evidence: named(records) };
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

function questions(comments: readonly Remark[], authors: ReadonlySet<string>): string[] {
  const people = speakers(comments);
  const others = [...people].filter((person) => !authors.has(person));
  if (others.length === 0 || people.size < 2) return [];
  const asked = new Map<string, string>();
  for (const { id, bot, text } of comments) {
    const words = wordsOf(text);
    if (bot || words.length < FEWEST_WORDS || !ASKS.test(text)) continue;
    const said = words.join(" ").toLowerCase();
    if (!asked.has(said)) asked.set(said, id);
  }
  return [...asked.values()];
}

/** Ends with a question mark, whatever emoji, quotes or brackets follow. */
const ASKS = /[?？][^\p{L}\p{N}]*$/u;
