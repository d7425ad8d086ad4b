import type { Hand, Words } from "./code/words.ts";
import type { Calendar } from "./telling/calendar.ts";
import type { SamplePerson } from "./telling/people.ts";
import type { Story } from "./telling/story.ts";

/** Something that happens at a time, whatever the repository looks like by then. */
export type Step = { readonly at: number; readonly tell: (story: Story) => Promise<void> | void };

/** What a beat plans its steps with. */
export type Desk = {
  readonly calendar: Calendar;
  readonly team: readonly SamplePerson[];
  readonly hand: (name: string) => Hand;
};

/** A thread of a story, with the sentence that says what a person should see of it. */
export type Beat = { readonly name: string; readonly shows: string; readonly steps: (desk: Desk) => Step[] };

export type Scenario = {
  readonly name: string;
  readonly shows: string;
  readonly weeks: number;
  readonly defaultBranch: string;
  readonly words: Words;
  readonly language: Hand["language"];
  readonly team: readonly SamplePerson[];
  readonly firstNumber: number;
  readonly beats: readonly Beat[];
};

export const defineScenario = (scenario: Scenario): Scenario => scenario;
