import type { Rng } from "@/lib/core/rng.ts";
import type { HostAccount } from "../organisation.ts";
import { GITHUB, type HistoryWriter } from "./history-writer.ts";
import type { PullPlan } from "./pull-plan.ts";
import {
  type Branch,
  emptyTree,
  newBranch,
  release,
  type SourceTree,
  type Written,
  workOn,
} from "./source-tree.ts";
import { HOUR, seconds } from "./world.ts";

/** A commit of the main line, as deployments and runs refer to it. */
export type MainCommit = { readonly mark: number; readonly at: number; readonly pull: number | null };
export type WrittenHistory = { readonly main: readonly MainCommit[]; readonly sha: (mark: number) => string };

type Writing = {
  readonly rng: Rng;
  readonly writer: HistoryWriter;
  readonly accounts: ReadonlyMap<number, HostAccount>;
  readonly tree: SourceTree;
  readonly main: MainCommit[];
  tip: number;
};
type Step = {
  readonly at: number;
  readonly plan: PullPlan | null;
  readonly branch: Branch;
  readonly isEnd: boolean;
};

/**
 * Writes the plans' commits in the order of time: a branch leaves the main line's tip when it is opened and comes back when it
 * ends, merged, squashed or rebased. Fills marks, sizes and files of the plans.
 */
export async function writeHistory(
  writer: HistoryWriter,
  rng: Rng,
  accounts: ReadonlyMap<number, HostAccount>,
  plans: readonly PullPlan[],
  begin: number,
): Promise<WrittenHistory> {
  const writing: Writing = { rng, writer, accounts, tree: emptyTree(), main: [], tip: 0 };
  push(writing, begin, 12);
  const steps = plans.flatMap((plan): Step[] => {
    const branch = newBranch();
    const opened = { at: plan.openedAt, plan, branch, isEnd: false };
    const before = rng.chance(0.08) ? [{ at: plan.openedAt - HOUR, plan: null, branch, isEnd: false }] : [];
    return [
      ...before,
      opened,
      ...(plan.endedAt === null ? [] : [{ ...opened, at: plan.endedAt, isEnd: true }]),
    ];
  });
  let written = 0;
  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    if (step.plan === null) push(writing, step.at, 1);
    else if (step.isEnd) end(writing, step.plan, step.branch);
    else open(writing, step.plan, step.branch);
    written += 1;
    if (written % 50 === 0) await writer.settle();
  }
  for (const plan of plans) {
    const tip = plan.commits.at(-1);
    if (plan.endedAt === null && plan.forkOwner === null && tip)
      writer.branch(`refs/heads/${plan.head}`, tip.mark);
  }
  return { main: writing.main, sha: await writer.finish() };
}

/** Straight onto the main line, without a pull request. */
function push(writing: Writing, at: number, files: number): void {
  const branch = newBranch();
  for (let file = 0; file < files; file += 1) workOn(writing.rng, writing.tree, branch);
  const people = [...writing.accounts.values()].filter((one) => one.type === "User" && one.person !== null);
  const author = writing.rng.pick(people);
  const who = { name: author.name ?? author.login, email: author.commitEmail };
  land(writing, {
    at,
    pull: null,
    author: who,
    committer: who,
    message: "Keep the house in order\n",
    parents: [],
    files: release(writing.tree, branch, true),
  });
}

function open(writing: Writing, plan: PullPlan, branch: Branch): void {
  plan.baseMark = writing.tip;
  let tip = writing.tip;
  for (const commit of plan.commits) {
    const { written, added, removed } = workOn(writing.rng, writing.tree, branch);
    commit.added = added;
    commit.removed = removed;
    tip = commit.mark = writing.writer.commit({
      ref: `refs/pull/${plan.number}/head`,
      authorName: commit.authorName,
      authorEmail: commit.authorEmail,
      authoredAt: commit.at,
      committerName: commit.authorName,
      committerEmail: commit.authorEmail,
      committedAt: commit.at,
      message: commit.message,
      parents: tip === 0 ? [] : [tip],
      files: written,
    });
  }
  plan.files = [...branch.sums.values()];
}

type Landing = {
  readonly at: number;
  readonly pull: number | null;
  readonly author: { readonly name: string; readonly email: string };
  readonly committer: { readonly name: string; readonly email: string };
  readonly message: string;
  /** Besides the tip. */
  readonly parents: readonly number[];
  readonly files: Written;
};

function land(writing: Writing, landing: Landing): void {
  writing.tip = writing.writer.commit({
    ref: "refs/heads/main",
    authorName: landing.author.name,
    authorEmail: landing.author.email,
    authoredAt: landing.at,
    committerName: landing.committer.name,
    committerEmail: landing.committer.email,
    committedAt: landing.at,
    message: landing.message,
    parents: writing.tip === 0 ? [] : [writing.tip, ...landing.parents],
    files: landing.files,
  });
  writing.main.push({ mark: writing.tip, at: landing.at, pull: landing.pull });
}

function end(writing: Writing, plan: PullPlan, branch: Branch): void {
  const files = release(writing.tree, branch, plan.isMerged);
  const at = plan.endedAt ?? 0;
  const first = plan.commits[0];
  if (!plan.isMerged || first === undefined) return;
  const merger = writing.accounts.get(plan.mergedBy ?? 0);
  const by = { name: merger?.name ?? merger?.login ?? "GitHub", email: merger?.commitEmail ?? GITHUB.email };
  const author = { name: first.authorName, email: first.authorEmail };
  const base = { at, pull: plan.number, committer: GITHUB, files };
  if (plan.truth.landedAs === "merge") {
    const message = `Merge pull request #${plan.number} from acme/${plan.head}\n\n${plan.title}\n`;
    land(writing, { ...base, author: by, message, parents: [plan.commits.at(-1)?.mark ?? 0] });
  } else if (plan.truth.landedAs === "squash") {
    land(writing, { ...base, author, message: squashMessage(plan), parents: [] });
  } else rebase(writing, plan, branch);
  plan.mergeMark = writing.tip;
}

/** Every commit again, on top of the main line; nobody else touched its files meanwhile. */
function rebase(writing: Writing, plan: PullPlan, branch: Branch): void {
  plan.commits.forEach((commit, place) => {
    const author = { name: commit.authorName, email: commit.authorEmail };
    const at = seconds((plan.endedAt ?? 0) - (plan.commits.length - 1 - place) * 1000);
    const files = branch.steps[place] ?? new Map();
    land(writing, {
      at,
      pull: plan.number,
      author,
      committer: GITHUB,
      message: commit.message,
      parents: [],
      files,
    });
  });
}

function squashMessage(plan: PullPlan): string {
  const subject = `${plan.title} (#${plan.number})`;
  const bullets =
    plan.commits.length < 2
      ? ""
      : `\n\n${plan.commits.map((one) => `* ${one.message.split("\n")[0]}`).join("\n\n")}`;
  const trailers = new Set(
    plan.commits.flatMap((one) => /^co-authored-by:.*$/gim.exec(one.message)?.[0] ?? []),
  );
  const tail = trailers.size === 0 ? "" : `\n\n---------\n\n${[...trailers].join("\n")}`;
  return `${subject}${bullets}${tail}\n`;
}
