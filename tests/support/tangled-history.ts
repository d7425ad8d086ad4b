import { type Rng, rngFrom } from "@/lib/core/rng.ts";
import { type FastImport, openFastImport } from "@/prisma/scenarios/git/fast-import.ts";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import { mergeLines } from "@/prisma/scenarios/tree/merge-lines.ts";
import { byline, GITHUB } from "./history/people.ts";
import { type Tree, tangledEdit, textOf } from "./history/tangled-edit.ts";

type Landed = { mark: number; title: string; before: Tree; after: Tree; files: readonly string[] };
type Line = { mark: number; tree: Tree; landed: Landed[] };

export type TangledHistory = {
  /** Branch and pull request refs as they stood half way, and at the end, by name. */
  readonly half: ReadonlyMap<string, string>;
  readonly whole: ReadonlyMap<string, string>;
};

const START = Date.UTC(2024, 0, 1) / 1000;
const NAMES = ["main", "develop", "release/1.x"] as const;

/**
 * Writes a bare repository in which three branches edit, rename, revert, re-land, cherry-pick, squash and merge at
 * random, with a clock that now and then goes backwards. Equal seeds give equal commits.
 */
export async function tangledHistory(gitDir: string, seed: number, commits: number): Promise<TangledHistory> {
  await runGit(gitDir, ["init", "--quiet", "--bare", "--template=", "--initial-branch=main"]);
  const rng = rngFrom(seed);
  const importer = openFastImport(gitDir);
  const tangle = new Tangle(rng, importer);
  let half = new Map<string, string>();
  for (let done = 0; done < commits; done++) {
    if (done === Math.floor(commits / 2)) half = await tangle.refs();
    await tangle.step();
  }
  const whole = await tangle.refs();
  await importer.finish();
  return { half, whole };
}

class Tangle {
  private readonly rng: Rng;
  private readonly importer: FastImport;
  private readonly lines = new Map<string, Line>();
  private readonly pulls = new Map<string, number>();
  private at = START;

  constructor(rng: Rng, importer: FastImport) {
    this.rng = rng;
    this.importer = importer;
    this.lines.set("main", { mark: 0, tree: new Map(), landed: [] });
  }

  async refs(): Promise<Map<string, string>> {
    const marks = [
      ...[...this.lines].map(([name, { mark }]) => [`refs/heads/${name}`, mark] as const),
      ...this.pulls,
    ];
    const refs = new Map<string, string>();
    for (const [name, mark] of marks) refs.set(name, await this.importer.sha(mark));
    return refs;
  }

  async step(): Promise<void> {
    const { rng, lines } = this;
    const [name, line] = rng.pick([...lines]);
    const roll = rng.next();
    const missing = NAMES.find((each) => !lines.has(each));
    if (missing && line.landed.length > 2 && roll < 0.2)
      lines.set(missing, { ...line, landed: [...line.landed] });
    if (line.landed.length > 0 && roll < 0.4) {
      const target = rng.pick(line.landed.slice(-8));
      const sha = await this.importer.sha(target.mark);
      const words = rng.pick([`\n\nThis reverts commit ${sha}.`, `\n\nThis reverts commit ${sha}.`, ""]);
      return this.land(
        name,
        line,
        carry(line.tree, target.after, target.before),
        `Revert "${target.title}"${words}`,
      );
    }
    const others = [...lines.values()].filter((other) => other !== line && other.landed.length > 0);
    if (others.length > 0 && roll < 0.6) {
      const target = rng.pick(rng.pick(others).landed.slice(-6));
      const words = rng.chance(0.7)
        ? `\n\n(cherry picked from commit ${await this.importer.sha(target.mark)})`
        : "";
      return this.land(name, line, carry(line.tree, target.before, target.after), `${target.title}${words}`);
    }
    if (others.length > 0 && roll < 0.7) {
      const [side, from] = rng.pick([...lines].filter(([, other]) => other !== line));
      return this.land(name, line, carry(line.tree, new Map(), from.tree), `Merge branch '${side}'`, [
        from.mark,
      ]);
    }
    const title = `Work at ${this.at}`;
    if (roll < 0.8) return this.pull(name, line, title);
    this.land(name, line, tangledEdit(rng, line.tree), title);
  }

  /** A pull request of two commits, merged or squashed. */
  private pull(name: string, line: Line, title: string): void {
    const number = this.pulls.size + 1;
    const head = `refs/pull/${number}/head`;
    const topic: Line = { mark: line.mark, tree: line.tree, landed: [] };
    if (line.mark > 0) {
      for (const part of ["first", "second"])
        this.land(head, topic, tangledEdit(this.rng, topic.tree), `${title} ${part}`);
      this.pulls.set(head, topic.mark);
    }
    const squash = this.rng.chance(0.5) || line.mark === 0;
    const message = squash
      ? `${title} (#${number})`
      : `Merge pull request #${number} from acme/t${number}\n\n${title}`;
    this.land(
      name,
      line,
      line.mark > 0 ? topic.tree : tangledEdit(this.rng, line.tree),
      message,
      squash ? [] : [topic.mark],
    );
  }

  private land(name: string, line: Line, tree: Tree, message: string, others: readonly number[] = []): void {
    const { rng } = this;
    this.at += rng.chance(0.05) ? -rng.between(0, 40_000) : rng.between(60, 500_000);
    const files = [...new Set([...tree.keys(), ...line.tree.keys()])].filter(
      (path) => textOf(tree.get(path)) !== textOf(line.tree.get(path)),
    );
    const { author, trailer } = byline(rng);
    const mark = this.importer.commit({
      ref: name.startsWith("refs/") ? name : `refs/heads/${name}`,
      author,
      authoredAt: this.at,
      committer: rng.chance(0.3) ? GITHUB : author,
      committedAt: this.at,
      message: `${message}${trailer}\n`,
      parents: line.mark === 0 ? [] : [line.mark, ...others],
      files: files.map((path) => [path, textOf(tree.get(path))] as const),
    });
    const [title = ""] = message.split("\n");
    line.landed.push({ mark, title, before: line.tree, after: tree, files });
    line.mark = mark;
    line.tree = tree;
  }
}

/** Carries the step from one tree to another over to a third: three-way by file; where both differ, the step wins. */
function carry(onto: Tree, from: Tree, to: Tree): Tree {
  const next = new Map(onto);
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const [was, will] = [from.get(path), to.get(path)];
    if (was === will) continue;
    if (will === undefined) next.delete(path);
    else next.set(path, mergeLines(was ?? [], onto.get(path) ?? [], will).lines);
  }
  return next;
}
