import { type DriverValue, named } from "../driver-value.ts";
import { type Remark, speakers } from "../talk.ts";

/** What was unclear on one work item of a unit. Ids tell events apart and are shown as evidence. */
export type ItemFacts = {
  readonly item: string;
  /** Edits of scope or acceptance criteria after work began. */
  readonly scopeEdits: readonly string[];
  readonly reopens: readonly string[];
  /** Links of the kind *is blocked by*. */
  readonly blockers: readonly string[];
  readonly comments: readonly Remark[];
  /**
   * Where the tracker's comments are kept as counts: how many questions of five words or more, and who took part in the item. Null
   * where each comment is known.
   */
  readonly counted: { readonly questions: number; readonly people: readonly string[] } | null;
};

/**
 * How much had to be found out on the way: edits of scope after the start, questions, re-opens, blockers. A question is
 * one where somebody else took part in the talk: what authors or bots say among themselves adds nothing.
 */
export function ambiguity(items: readonly ItemFacts[], authors: ReadonlySet<string>): DriverValue {
  const found = items.flatMap(({ item, scopeEdits, reopens, blockers, comments, counted }) => [
    ...distinct(scopeEdits).map((id) => `${item}: scope edited (${id})`),
    ...questions(comments, authors).map((id) => `${item}: question (${id})`),
    ...countedQuestions(counted, authors).map((number) => `${item}: question (${number})`),
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
  for (const { id, bot, asks } of comments) {
    if (!bot && asks !== null && !asked.has(asks)) asked.set(asks, id);
  }
  return [...asked.values()];
}

/** Who asked is not known of these: they count where somebody other than the authors took part in the item. */
function countedQuestions(counted: ItemFacts["counted"], authors: ReadonlySet<string>): string[] {
  if (counted === null || !counted.people.some((person) => !authors.has(person))) return [];
  return Array.from({ length: counted.questions }, (_, place) => `${place + 1} of ${counted.questions}`);
}
