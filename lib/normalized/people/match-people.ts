import {
  type Evidence,
  type IdentityFacts,
  isAnchor,
  isHuman,
  JOINS_FROM,
  type MatchRule,
} from "./identity.ts";

/** What somebody decided of two identities: that they are one person, or two. The latest of a pair counts. */
export type PairDecision = { readonly a: string; readonly b: string; readonly isSame: boolean };

/** Names a new person after a key; `attempt` counts from 0. */
export type NewPerson = (firstKey: string, attempt: number) => string;

export type Match = {
  readonly key: string;
  /** Null: nobody's yet. */
  readonly personId: string | null;
  /** What joined it to its person; null for the account that the person is known by, and for nobody's. */
  readonly rule: MatchRule | null;
  readonly confidence: number | null;
  /** Whose it may be, where that is to be confirmed. */
  readonly suggestion: { readonly key: string; readonly rule: MatchRule; readonly confidence: number } | null;
};

export type Matching = {
  /** One for each identity, by key. */
  readonly matches: readonly Match[];
  /** People that are no longer anybody's first name: each with the person they now are, or null where nothing is left of them. */
  readonly gone: readonly { readonly personId: string; readonly into: string | null }[];
};

/**
 * Whose each identity is. Joins what evidence of `JOINS_FROM` and more holds together, the surest first, and never across a
 * decision that two are two. `alone` are identities that somebody declared a person without an account. People keep their
 * ids; `newPerson` names a new one after its first account, so that equal inputs give equal people, in whatever order they
 * come. It is asked again, with a higher attempt, where the id it gave is somebody else's.
 */
export function matchPeople(
  identities: readonly IdentityFacts[],
  found: readonly Evidence[],
  decisions: readonly PairDecision[],
  alone: ReadonlySet<string>,
  newPerson: NewPerson,
): Matching {
  const humans = new Map(identities.filter(isHuman).map((each) => [each.key, each]));
  const groups = new Groups(humans.keys(), decisions);
  const decided: Evidence[] = decisions
    .filter(({ isSame }) => isSame)
    .map(({ a, b }) => ({ a, b, rule: "decision", confidence: 1 }));
  const sure = [...found.filter(({ confidence }) => confidence >= JOINS_FROM), ...decided]
    .filter(({ a, b }) => humans.has(a) && humans.has(b))
    .sort(bySurest);
  for (const { a, b } of sure) groups.join(a, b);
  const why = reasons(sure, groups);
  const anchors = new Set([...humans.values()].filter(isAnchor).map(({ key }) => key));
  const isPerson = (keys: readonly string[]): boolean =>
    keys.some((key) => alone.has(key) || anchors.has(key));
  const people = groups.all().filter(isPerson);
  const ids = nameGroups(people, humans, anchors, newPerson);
  const hints = found.filter(({ a, b }) => humans.has(a) && humans.has(b)).sort(bySurest);
  const matches = identities.map(({ key }): Match => {
    const personId = ids.byKey.get(key) ?? null;
    const reason = personId === null ? undefined : why.get(key);
    return {
      key,
      personId,
      rule: reason?.rule ?? null,
      confidence: reason?.confidence ?? null,
      suggestion: null,
    };
  });
  return { matches: withSuggestions(matches, hints, groups, ids.byKey), gone: ids.gone };
}

const bySurest = (one: Evidence, other: Evidence): number =>
  other.confidence - one.confidence ||
  (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0) ||
  (one.a < other.a ? -1 : one.a > other.a ? 1 : one.b < other.b ? -1 : 1);

/** Why each identity belongs to its group: by the surest rule inside it, or by a decision where no rule says so. */
function reasons(sure: readonly Evidence[], groups: Groups): Map<string, Evidence> {
  const why = new Map<string, Evidence>();
  const byRule = sure.filter(({ rule }) => rule !== "decision");
  for (const each of [...byRule, ...sure]) {
    if (groups.of(each.a) !== groups.of(each.b)) continue;
    for (const key of [each.a, each.b]) if (!why.has(key)) why.set(key, each);
  }
  return why;
}

/** Identities that belong together, as long as nobody said that two of them do not. */
class Groups {
  readonly #members = new Map<string, string[]>();
  readonly #apart = new Map<string, Set<string>>();

  constructor(keys: Iterable<string>, decisions: readonly PairDecision[]) {
    for (const key of keys) this.#members.set(key, [key]);
    for (const { a, b, isSame } of decisions) {
      if (isSame) continue;
      this.#noteApart(a, b);
      this.#noteApart(b, a);
    }
  }

  #noteApart(from: string, other: string): void {
    const others = this.#apart.get(from) ?? new Set();
    this.#apart.set(from, others.add(other));
  }

  /** Whether somebody said that one of the first group is not one of the second. */
  areApart(one: string, other: string): boolean {
    const others = this.of(other);
    return this.of(one).some((key) => {
      const apart = this.#apart.get(key);
      return apart !== undefined && others.some((each) => apart.has(each));
    });
  }

  of(key: string): readonly string[] {
    return this.#members.get(key) ?? [key];
  }

  join(one: string, other: string): boolean {
    if (this.of(one) === this.of(other) || this.areApart(one, other)) return false;
    const joined = [...this.of(one), ...this.of(other)].sort();
    for (const key of joined) this.#members.set(key, joined);
    return true;
  }

  all(): (readonly string[])[] {
    return [...new Set(this.#members.values())];
  }
}

/** A group keeps the first person, by id, that its members had; of groups that fall apart, the one with the smallest key keeps it. */
function nameGroups(
  people: readonly (readonly string[])[],
  humans: ReadonlyMap<string, IdentityFacts>,
  anchors: ReadonlySet<string>,
  newPerson: NewPerson,
) {
  const earlier = (keys: readonly string[]): string[] =>
    [...new Set(keys.flatMap((key) => humans.get(key)?.personId ?? []))].sort();
  const byKey = new Map<string, string>();
  const taken = new Set<string>();
  const heirs = new Map<string, string>();
  const firstOf = (keys: readonly string[]): string => keys.reduce((a, b) => (a < b ? a : b));
  const all = new Set([...humans.values()].flatMap(({ personId }) => personId ?? []));
  const unused = (keys: readonly string[]): string => {
    const accounts = keys.filter((key) => anchors.has(key));
    for (let attempt = 0; ; attempt += 1) {
      const id = newPerson(firstOf(accounts.length > 0 ? accounts : keys), attempt);
      if (!taken.has(id) && !all.has(id)) return id;
    }
  };
  for (const keys of [...people].sort((one, other) => (firstOf(one) < firstOf(other) ? -1 : 1))) {
    const had = earlier(keys);
    const id = had.find((each) => !taken.has(each)) ?? unused(keys);
    taken.add(id);
    for (const key of keys) byKey.set(key, id);
    for (const each of had) if (!heirs.has(each)) heirs.set(each, id);
  }
  const gone = [...all]
    .filter((id) => !taken.has(id))
    .sort()
    .map((personId) => ({ personId, into: heirs.get(personId) ?? null }));
  return { byKey, gone };
}

/** The surest hint for each identity that leads to another person, or from nobody to somebody; of equal ones that to a person. */
function withSuggestions(
  matches: readonly Match[],
  hints: readonly Evidence[],
  groups: Groups,
  byKey: ReadonlyMap<string, string>,
): Match[] {
  const best = new Map<string, Match["suggestion"]>();
  for (const { a, b, rule, confidence } of hints) {
    if (groups.of(a) === groups.of(b) || groups.areApart(a, b)) continue;
    for (const [key, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const leads = byKey.has(other) || !byKey.has(key);
      const before = best.get(key);
      const isNearer = before?.confidence === confidence && byKey.has(other) && !byKey.has(before.key);
      if (leads && (before == null || isNearer)) best.set(key, { key: other, rule, confidence });
    }
  }
  return matches.map((match) => ({ ...match, suggestion: best.get(match.key) ?? null }));
}
