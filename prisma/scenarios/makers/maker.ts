import type { Rng } from "@/lib/core/rng.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";
import type { ImportPerson } from "../git/encode-commit.ts";

/** How a change comes about: who writes the commits and what they leave behind. */
export type Maker = {
  /** How it was really made. */
  readonly made: CompositionClass;
  /** What git can prove of a pull request made so. */
  readonly shown: CompositionClass;
  /** What git can prove of a cherry-pick of its squash commit. */
  readonly shownInCopy: CompositionClass;
  readonly head: (topic: string, rng: Rng) => string;
  /** Author of the commit at this place of the pull request. */
  readonly author: (person: ImportPerson, place: number) => ImportPerson;
  /** What a commit of the pull request says after its subject. */
  readonly tail: (person: ImportPerson, place: number) => string;
  readonly squashAuthor: (person: ImportPerson) => ImportPerson;
  readonly squashTail: (person: ImportPerson, rng: Rng) => string;
  /** Somebody adds a last commit of a few functions, whatever else was planned. */
  readonly finished: boolean;
  /** Opens with a commit that changes nothing. */
  readonly opensEmpty: boolean;
  /** Share of added lines that line notes give to a tool; null where there are no notes. */
  readonly noted: number | null;
};

/** A person who writes by hand and leaves no trace of anything else: git cannot tell. */
export const byHand: Maker = {
  made: "human",
  shown: "unknown",
  shownInCopy: "unknown",
  head: (topic) => topic,
  author: (person) => person,
  tail: () => "",
  squashAuthor: (person) => person,
  squashTail: () => "",
  finished: false,
  opensEmpty: false,
  noted: null,
};
