import type { ChangeKind, PlannedChange } from "@/lib/model/change-plan.ts";

/** What is told of the changes of a plan one by one, by their place in it. */
export type Landings = {
  readonly length: number;
  numberOf(place: number): number | null;
  mergeShaOf(place: number): string;
  branchOf(place: number): string;
  mergedAtOf(place: number): number;
  kindOf(place: number): ChangeKind;
  onlyBringsOf(place: number): boolean;
  placeOf(sha: string): number | null;
  describe(place: number): PlannedChange;
};

/**
 * The changes of a plan in their order. A change is worded when it is asked for, and remembered then: who goes on from an
 * earlier reading asks for few of them.
 */
export class LandedChanges implements Iterable<PlannedChange> {
  readonly #landings: Landings;
  readonly #worded: (PlannedChange | undefined)[] = [];

  constructor(landings: Landings) {
    this.#landings = landings;
  }

  get length(): number {
    return this.#landings.length;
  }

  /** @throws RangeError where the plan has no such place. */
  at(place: number): PlannedChange {
    if (place < 0 || place >= this.length) throw new RangeError(`The plan has no change ${place}.`);
    const worded = this.#worded[place] ?? this.#landings.describe(place);
    this.#worded[place] = worded;
    return worded;
  }

  idOf(place: number): string {
    return idOf(this.numberOf(place), this.mergeShaOf(place));
  }

  numberOf(place: number): number | null {
    return this.#landings.numberOf(place);
  }

  kindOf(place: number): ChangeKind {
    return this.#landings.kindOf(place);
  }

  onlyBringsOf(place: number): boolean {
    return this.#landings.onlyBringsOf(place);
  }

  mergeShaOf(place: number): string {
    return this.#landings.mergeShaOf(place);
  }

  branchOf(place: number): string {
    return this.#landings.branchOf(place);
  }

  mergedAtOf(place: number): number {
    return this.#landings.mergedAtOf(place);
  }

  /** The place of the change that landed by this commit, or else that has it among its commits; null where none has. */
  placeOf(sha: string): number | null {
    return this.#landings.placeOf(sha);
  }

  *from(first: number): Generator<PlannedChange, void, void> {
    for (let place = first; place < this.length; place++) yield this.at(place);
  }

  [Symbol.iterator](): Generator<PlannedChange, void, void> {
    return this.from(0);
  }
}

/** The identity of a change: its number where it has one, else the commit by which it landed. */
export const idOf = (number: number | null, mergeSha: string): string =>
  number === null ? `push:${mergeSha}` : `pr:${number}`;

const none = (): never => {
  throw new RangeError("The plan has no changes.");
};

/** Of a repository without commits. */
export const NO_LANDINGS: Landings = {
  length: 0,
  numberOf: none,
  mergeShaOf: none,
  branchOf: none,
  mergedAtOf: none,
  kindOf: none,
  onlyBringsOf: none,
  placeOf: () => null,
  describe: none,
};
