import { AppError } from "@/lib/core/errors.ts";
import { type Rng, rngFrom } from "@/lib/core/rng.ts";
import type { Hand, Words } from "../code/words.ts";
import type { ImportPerson } from "../git/encode-commit.ts";
import type { FastImport } from "../git/fast-import.ts";
import type { Maker } from "../makers/maker.ts";
import type { Tree } from "../tree/tree.ts";
import { nothingPlanted, type Planted } from "./planted.ts";
import type { Told } from "./told.ts";

/** A commit that a branch has stood at. */
export type Stand = { readonly mark: number; readonly tree: Tree; readonly at: number };

/** A change as it landed, for the steps that come back to it. */
export type Landed = {
  readonly mark: number;
  readonly title: string;
  readonly number: number | null;
  readonly at: number;
  readonly before: Tree;
  readonly after: Tree;
  readonly firstParent: number;
  readonly merged: boolean;
  readonly message: string;
  readonly maker: Maker;
  readonly person: ImportPerson;
};

/** What is known while a story is told. */
export type Story = {
  readonly owner: string;
  readonly name: string;
  readonly importer: FastImport;
  readonly team: readonly ImportPerson[];
  readonly planted: Planted;
  /** Every stand of every long-lived branch, oldest first. */
  readonly branches: Map<string, Stand[]>;
  readonly landed: Map<string, Landed>;
  /** The tree that two long-lived branches last had in common, by their names. */
  readonly common: Map<string, Tree>;
  /** A hand of its own for each name, so that one step's chances do not move another's. */
  readonly hand: (name: string) => Hand;
  /** The next number at the host; between pull requests some go to issues. */
  readonly takeNumber: (at: number) => number;
  readonly told: Told;
  notes: number | null;
};

const HOUR = 3_600;
/** How many numbers go to issues of the host. */
const ISSUES = 0.12;

type StoryFrame = {
  readonly name: string;
  readonly words: Words;
  readonly language: Hand["language"];
  readonly team: readonly ImportPerson[];
  readonly firstNumber: number;
};

export function openStory(frame: StoryFrame, seed: string, importer: FastImport): Story {
  let number = frame.firstNumber - 1;
  const told: Told = { pulls: [], issues: [], releases: [] };
  const rng = (name: string): Rng => rngFrom(`${seed}/${frame.name}/${name}`);
  return {
    owner: "acme",
    name: frame.name,
    importer,
    team: frame.team,
    planted: nothingPlanted(),
    branches: new Map(),
    landed: new Map(),
    common: new Map(),
    hand: (name) => ({ rng: rng(name), words: frame.words, language: frame.language }),
    takeNumber: (at) => {
      number += 1;
      if (rng(`issue/${number}`).chance(ISSUES)) {
        told.issues.push({ number, at: at - HOUR });
        number += 1;
      }
      return number;
    },
    told,
    notes: null,
  };
}

export function tipOf(story: Story, branch: string): Stand {
  const tip = story.branches.get(branch)?.at(-1);
  if (!tip)
    throw new AppError("bug", `The story of ${story.name} speaks of a branch ${branch} that has no commits.`);
  return tip;
}

/** Where the branch stood at that time; its first commit where it is younger. */
export function standAt(story: Story, branch: string, at: number): Stand {
  return story.branches.get(branch)?.findLast((stand) => stand.at <= at) ?? tipOf(story, branch);
}

export function moveTo(story: Story, branch: string, stand: Stand): void {
  const stands = story.branches.get(branch);
  if (stands) stands.push(stand);
  else story.branches.set(branch, [stand]);
}
