import { type Rng, rngFrom } from "@/lib/core/rng.ts";
import type { Instant } from "../instant.ts";
import type { HostAccount, HostedTeam, Person, Size } from "../organisation.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** What every maker shares: the seed's randomness, the span of the story, ids, and who exists. */
export type World = {
  readonly seed: string;
  readonly size: Size;
  readonly rng: Rng;
  readonly login: string;
  /** Where its code is: people hide their addresses behind those of this host. */
  readonly codeHost: string;
  readonly start: Instant;
  readonly now: Instant;
  /** The next id of a kind; ids of one kind rise. */
  readonly id: (kind: string) => number;
  readonly people: Person[];
  readonly accounts: Map<number, HostAccount>;
  readonly teams: HostedTeam[];
};

/** Beyond 32 bits for what a host numbers globally and often, as real ids are. */
const FIRST_IDS: Readonly<Record<string, number>> = {
  pull: 2_147_480_000,
  review: 3_100_000_000,
  comment: 2_900_000_000,
  event: 20_100_000_000,
  check: 40_100_000_000,
  run: 18_100_000_000,
  job: 51_100_000_000,
  issue: 2_600_000_000,
};

/** `now`: the moment that the story ends at. */
export function worldOf(
  seed: string,
  size: Size,
  now: Instant = Date.UTC(2026, 10, 16, 9),
  codeHost = "github.com",
): World {
  const last = new Map<string, number>();
  return {
    seed,
    size,
    rng: rngFrom(seed),
    login: "acme",
    codeHost,
    start: now - size.days * DAY,
    now,
    id: (kind) => {
      const next = (last.get(kind) ?? FIRST_IDS[kind] ?? 700_000) + 1;
      last.set(kind, next);
      return next;
    },
    people: [],
    accounts: new Map(),
    teams: [],
  };
}

/** Whole seconds, as hosts tell time. */
export const seconds = (at: number): Instant => Math.floor(at / 1000) * 1000;

/** A global id in the manner of the host: a prefix for the kind and the number behind it. */
export const nodeId = (prefix: string, id: number): string => `${prefix}_kwDO${id.toString(36)}`;
