import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import { madeHistory } from "@/tests/support/made-history.ts";
import { graphOf } from "./commit-graph.ts";
import { openPlan, planChanges } from "./plan-changes.ts";

const BRANCHES = ["main", "develop", "release/1.x"] as const;
type Branch = (typeof BRANCHES)[number];

type Step =
  | { readonly does: "push" | "squash"; readonly to: Branch }
  | { readonly does: "pull"; readonly to: Branch; readonly commits: number; readonly update: boolean }
  | { readonly does: "merge"; readonly from: Branch; readonly to: Branch }
  | { readonly does: "pick"; readonly to: Branch };

const branch = fc.constantFrom(...BRANCHES);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom("push" as const, "squash" as const), to: branch }),
  fc.record({
    does: fc.constant("pull" as const),
    to: branch,
    commits: fc.integer({ min: 1, max: 3 }),
    update: fc.boolean(),
  }),
  fc.record({ does: fc.constant("merge" as const), from: branch, to: branch }),
  fc.record({ does: fc.constant("pick" as const), to: branch }),
);

type State = {
  readonly tips: Record<Branch, string>;
  readonly pulls: Record<number, string>;
  readonly upTo: number;
};

/** Plays the steps; `states` holds what a reader of the repository would have found after each of them. */
function play(steps: readonly Step[], tick: number): { commits: GitCommit[]; states: State[] } {
  const made: Record<string, Parameters<typeof madeHistory>[0][string]> = {};
  const tips: Record<Branch, string> = { main: "c0", develop: "c0", "release/1.x": "c0" };
  const pulls: Record<number, string> = {};
  const squashed: string[] = [];
  let count = 0;
  const add = (parents: string[], subject?: string) => {
    const sha = `c${count}`;
    const at = 1000 + count * tick;
    made[sha] = {
      parents,
      committedAt: at,
      authoredAt: at - 5,
      ...(subject === undefined ? {} : { subject }),
    };
    count += 1;
    return sha;
  };
  add([]);
  const states: State[] = [{ tips: { ...tips }, pulls: {}, upTo: count }];
  for (const [i, doing] of steps.entries()) {
    const number = i + 1;
    if (doing.does === "push") tips[doing.to] = add([tips[doing.to]]);
    else if (doing.does === "squash") {
      pulls[number] = add([tips[doing.to]]);
      tips[doing.to] = add([tips[doing.to]], `Squash (#${number})`);
      squashed.push(`Squash (#${number})`);
    } else if (doing.does === "pull") {
      let head = tips[doing.to];
      for (let n = 0; n < doing.commits; n++) head = add([head]);
      if (doing.update) {
        tips[doing.to] = add([tips[doing.to]]);
        head = add([head, tips[doing.to]], `Merge branch '${doing.to}' into topic-${number}`);
      }
      pulls[number] = head;
      tips[doing.to] = add([tips[doing.to], head], `Merge pull request #${number} from o/topic-${number}`);
    } else if (doing.does === "merge" && tips[doing.from] !== tips[doing.to]) {
      tips[doing.to] = add(
        [tips[doing.to], tips[doing.from]],
        `Merge branch '${doing.from}' into ${doing.to}`,
      );
    } else if (doing.does === "pick" && squashed.length > 0) {
      tips[doing.to] = add([tips[doing.to]], squashed[i % squashed.length]);
    }
    states.push({ tips: { ...tips }, pulls: { ...pulls }, upTo: count });
  }
  return { commits: madeHistory(made), states };
}

const inputAt = (
  commits: readonly GitCommit[],
  { tips, pulls, upTo }: State,
  known: readonly PlannedChange[] = [],
) => ({
  known,
  graph: graphOf(commits.slice(0, upTo)),
  defaultBranch: "main",
  branches: BRANCHES.map((name) => ({ name, tip: tips[name] })),
  pullHeads: Object.entries(pulls).map(([number, sha]) => ({ number: Number(number), sha })),
});

const planAt = (...args: Parameters<typeof inputAt>) => planChanges(inputAt(...args)).plan;

const played = fc
  .tuple(fc.array(step, { maxLength: 14 }), fc.constantFrom(0, 1, 60))
  .map(([steps, tick]) => play(steps, tick));

describe("a plan when history grows", () => {
  test("every change keeps its identity, its content and its place among the earlier ones", () => {
    fc.assert(
      fc.property(played, ({ commits, states }) => {
        const facts = (changes: readonly PlannedChange[]) =>
          changes.map((change) => JSON.stringify({ ...change, branch: null }));
        for (const state of states) {
          const past = planAt(commits, state).changes;
          const part = facts(past);
          const whole = facts(planAt(commits, states.at(-1)!, past).changes);
          expect(whole.filter((change) => part.includes(change))).toEqual(part);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("with a clock that moves on, the plan of the past is the beginning of the plan of today", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { commits, states } = play(steps, 60);
        const ids = planAt(commits, states.at(-1)!).changes.map(({ id }) => id);
        for (const state of states) {
          const past = planAt(commits, state).changes.map(({ id }) => id);
          expect(ids.slice(0, past.length)).toEqual(past);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("any plan", () => {
  test("does not depend on the order in which commits, branches and heads are handed in", () => {
    fc.assert(
      fc.property(played, fc.infiniteStream(fc.nat()), ({ commits, states }, seeds) => {
        const last = states.at(-1)!;
        const shuffled = commits
          .map((commit) => ({ commit, place: seeds.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ commit }) => commit);
        expect(planAt(shuffled, { ...last, upTo: shuffled.length })).toEqual(planAt(commits, last));
      }),
      { numRuns: 200 },
    );
  });

  test("names each change once, each commit in at most one change, and orders time along the whole", () => {
    fc.assert(
      fc.property(played, ({ commits, states }) => {
        const { changes } = planAt(commits, states.at(-1)!);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
        expect(new Set(changes.map(({ mergeSha }) => mergeSha)).size).toBe(changes.length);
        const own = changes.flatMap((change) => change.commits);
        expect(new Set(own).size).toBe(own.length);
        const place = new Map(changes.map(({ id }, i) => [id, i]));
        for (const [i, change] of changes.entries()) {
          expect(change.openedAt).toBeLessThanOrEqual(change.mergedAt);
          expect(change.mergedAt).toBeGreaterThanOrEqual(changes[i - 1]?.mergedAt ?? 0);
          for (const brought of change.brings) expect(place.get(brought)).toBeLessThan(i);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("finds the change of a commit, as the commits of its changes tell", () => {
    fc.assert(
      fc.property(played, ({ commits, states }) => {
        const { changes } = openPlan(inputAt(commits, states.at(-1)!))([], { suggest: false }).plan;
        const places = new Map<string, number>();
        for (const [place, change] of [...changes].entries()) {
          for (const sha of change.commits) if (!places.has(sha)) places.set(sha, place);
          places.set(change.mergeSha, place);
        }
        for (const { sha } of commits)
          expect([sha, changes.placeOf(sha)]).toEqual([sha, places.get(sha) ?? null]);
        expect(changes.placeOf("nowhere")).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test("gives each commit to the earliest change that contains it, and brings what others own of the other parents", () => {
    fc.assert(
      fc.property(played, ({ commits, states }) => {
        const { changes } = planAt(commits, states.at(-1)!);
        const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
        const owner = new Map<string, string>();
        for (const change of changes) {
          for (const sha of within(bySha, change.mergeSha)) if (!owner.has(sha)) owner.set(sha, change.id);
        }
        for (const change of changes.filter(({ kind }) => kind === "merge")) {
          const first = within(bySha, change.baseSha);
          const side = [...within(bySha, change.mergeSha)].filter((sha) => !first.has(sha));
          const owners = new Set(side.map((sha) => owner.get(sha)));
          owners.delete(change.id);
          expect(new Set(change.brings)).toEqual(owners);
          const own = side.filter(
            (sha) => owner.get(sha) === change.id && bySha.get(sha)!.parents.length < 2,
          );
          expect(change.onlyBrings).toBe(own.length === 0);
          if (own.length > 0) expect([...change.commits].sort()).toEqual(own.sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});

function within(bySha: ReadonlyMap<string, GitCommit>, tip: string | null): Set<string> {
  const seen = new Set<string>();
  const stack = tip === null ? [] : [tip];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    stack.push(...(bySha.get(at)?.parents ?? []));
  }
  return seen;
}
