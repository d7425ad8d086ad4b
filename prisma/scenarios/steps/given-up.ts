import type { Beat } from "../define-scenario.ts";
import type { Maker } from "../makers/maker.ts";
import { attempt } from "./attempt.ts";
import { often } from "./often.ts";

type GivenUp = {
  readonly name: string;
  readonly shows: string;
  readonly into: string;
  readonly from: number;
  readonly to: number;
  readonly perWeek: number;
  readonly makers: readonly Maker[];
  readonly size: number;
};

/** Pull requests that are closed without landing, week after week. */
export const givenUp = ({ name, shows, into, from, to, perWeek, makers, size }: GivenUp): Beat => ({
  name,
  shows,
  steps: (desk) =>
    often(desk, { name, from, to, perWeek: () => perWeek }, (at, hand, seed) => [
      attempt(desk, at, hand, seed, { into, maker: hand.rng.pick(makers), size, ending: "closed" }),
    ]),
});
