import type { Rng } from "@/lib/core/rng.ts";
import type { GitRepo } from "./git-repo.ts";

const DAY = 86_400;
type Files = Map<string, string>;
type Landed = { readonly sha: string; readonly title: string; readonly before: Files; readonly after: Files };

/**
 * A history of chance over years: edits, moves, reformatting, merges, reverts and re-lands of changes of any age, copies to
 * release branches that fork now or from the past, and clocks that go wrong. Each call of `next` lands one thing.
 */
export function longStory(repo: GitRepo, rng: Rng): { next(): void } {
  const main: Files = new Map();
  const landed: Landed[] = [];
  const releases: { readonly name: string; readonly files: Files }[] = [];
  let at = 1_600_000_000;
  let number = 0;

  const lines = (n: number) =>
    Array.from({ length: n }, () => `  const v${rng.between(0, 5_000)} = f(${rng.between(0, 99)});\n`).join(
      "",
    );
  const some = () => rng.pick([...main.keys()].toSorted());
  const when = () => {
    at += rng.between(0, 20) * DAY + rng.between(60, 4_000);
    return rng.chance(0.1) ? at - 40 * DAY : at;
  };

  function put(
    files: Files,
    changes: readonly (readonly [string, string | null])[],
    title: string,
    branch = "main",
  ) {
    const before = new Map(files);
    for (const [path, text] of changes) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    const agent = rng.chance(0.3) ? "\n\nCo-authored-by: Claude <noreply@anthropic.com>" : "";
    const sha = repo.on(branch).commit(changes, { message: `${title}${agent}`, at: when() });
    if (branch === "main")
      landed.push({ sha, title: title.split("\n")[0] ?? "", before, after: new Map(files) });
  }

  const subject = (what: string) => (rng.chance(0.7) ? `${what} (#${++number})` : what);
  const edited = (text: string) => {
    const old = text.split(/(?<=\n)/);
    old.splice(rng.between(0, old.length), rng.between(0, 4), lines(rng.between(1, 6)));
    return old.join("");
  };
  const changed = ({ before, after }: Landed, from: "before" | "after") => {
    const [to, now] = from === "before" ? [before, after] : [after, before];
    return [...new Set([...to.keys(), ...now.keys()])]
      .toSorted()
      .flatMap((path) => (to.get(path) === now.get(path) ? [] : [[path, to.get(path) ?? null] as const]));
  };

  const moves = {
    edit: () =>
      put(
        main,
        [some(), some()].map((path) => [path, edited(main.get(path) ?? "")]),
        subject("Edit"),
      ),
    add: () => put(main, [[`src/new-${landed.length}.ts`, lines(rng.between(3, 25))]], subject("Add")),
    move: () => {
      const path = some();
      const text = main.get(path) ?? "";
      put(
        main,
        [
          [path, null],
          [`lib/moved-${landed.length}.ts`, rng.chance(0.5) ? text : edited(text)],
        ],
        subject("Move"),
      );
    },
    reformat: () => {
      const path = some();
      put(main, [[path, (main.get(path) ?? "").replaceAll("  const", "\tconst")]], subject("Reformat"));
    },
    revert: () => {
      const target = rng.pick(landed);
      const trailer = rng.chance(0.6) ? `\n\nThis reverts commit ${target.sha}.` : "";
      put(main, changed(target, "before"), subject(`Revert "${target.title}"`) + trailer);
    },
    reland: () => {
      const target = rng.pick(landed);
      put(main, changed(target, "after"), subject(`Reapply "${target.title}"`));
    },
    merge: () => {
      const path = `src/topic-${landed.length}.ts`;
      const text = lines(rng.between(3, 12));
      repo.branch("topic", "main").commit([[path, text]], { message: "Topic", at: when() });
      number += 1;
      repo.setRef(`refs/pull/${number}/head`, "topic");
      repo
        .on("main")
        .merge("topic", { message: `Merge pull request #${number} from acme/topic\n\nTopic`, at: when() });
      repo.git("update-ref", "-d", "refs/heads/topic");
      main.set(path, text);
    },
    release: () => {
      const from = rng.chance(0.5) ? landed.at(-1) : rng.pick(landed.slice(-8));
      const name = `release/${releases.length + 1}.x`;
      repo.branch(name, from?.sha ?? "main");
      releases.push({ name, files: new Map(from?.after ?? main) });
    },
    pick: () => {
      const release = releases.at(-1);
      if (!release) return moves.release();
      const target = rng.pick(landed.slice(-10));
      const title = `${target.title}\n\n(cherry picked from commit ${target.sha})`;
      return put(release.files, changed(target, "after"), title, release.name);
    },
  };
  const kinds =
    "edit edit edit edit add add move reformat revert revert reland merge release pick pick".split(" ");
  put(
    main,
    [
      ["src/a.ts", lines(40)],
      ["src/b.ts", lines(25)],
      ["c.py", lines(20)],
    ],
    "Begin",
  );
  return { next: () => moves[rng.pick(kinds) as keyof typeof moves]() };
}
