import type { CapElement } from "./pattern-cap.ts";

/** What a line is worth: a statement that was made, in tests half of it, and a quarter where it was taken away. */
const TEST = 0.5;
const DELETED = 0.25;

type ByEdit = { readonly edit: string; count: number; test: boolean };
/** Hardly ever of more than one edit, so a list is looked through. */
type Statement = { net: number; hasCome: boolean; hasGone: boolean; readonly byEdit: ByEdit[] };

/** Adds up what the lines of a unit say, each text once. */
export type NetStatements = {
  readonly add: (text: string, count: number, edit: string, test: boolean) => void;
  /** Whether a text both came and went. */
  readonly isMixed: (text: string) => boolean;
  readonly elements: () => CapElement[];
};

export function netStatements(): NetStatements {
  const statements = new Map<string, Statement>();
  return {
    add: (text, count, edit, test) => {
      let one = statements.get(text);
      if (one === undefined) {
        one = { net: 0, hasCome: false, hasGone: false, byEdit: [] };
        statements.set(text, one);
      }
      one.net += count;
      if (count > 0) one.hasCome = true;
      if (count < 0) one.hasGone = true;
      const known = one.byEdit.find((each) => each.edit === edit);
      if (known === undefined) one.byEdit.push({ edit, count, test });
      else {
        known.count += count;
        known.test &&= test;
      }
    },
    isMixed: (text) => {
      const one = statements.get(text);
      return one?.hasCome === true && one.hasGone;
    },
    elements: () => {
      const elements: CapElement[] = [];
      for (const [text, { net, byEdit }] of statements) {
        if (net === 0) continue;
        const left = byEdit.filter(({ count }) => (net > 0 ? count > 0 : count < 0));
        const test = left.every((one) => one.test);
        const weight = (net > 0 ? 1 : DELETED) * (test ? TEST : 1);
        elements.push({
          key: `${net > 0 ? "+" : "-"}${text}`,
          weight,
          patterns: left.map(({ edit }) => edit),
        });
      }
      return elements;
    },
  };
}
