import { GitRepo } from "./git-repo.ts";

const text = (name: string, lines: number, from = 0): string =>
  Array.from({ length: lines }, (_, n) => `export const ${name}${from + n} = ${from + n};\n`).join("");

const DAY = 86_400;
const START = 1_700_000_000;

/** A small repository with something of everything: squashes, a merge, a revert, a copy to a release line, owners, notes of bots. */
export function smallShop(): GitRepo {
  const repo = GitRepo.create();
  let day = 0;
  const at = () => START + day++ * 2 * DAY;
  repo.commit(
    {
      "src/cart.ts": text("cart", 30),
      "src/pay.ts": text("pay", 20),
      "README.md": "# Shop\n",
      "AGENTS.md": "Write tests.\n",
      ".github/CODEOWNERS": "* @acme/shop\n",
      "package-lock.json": text("lock", 40),
    },
    { message: "Begin", at: at() },
  );
  const list = repo.commit(
    { "src/list.ts": text("list", 12) },
    { message: "Add a list (#1)\n\nCo-authored-by: Claude <noreply@anthropic.com>", at: at() },
  );
  repo.branch("release/1.x").on("main");
  const fix = repo.commit({ "src/cart.ts": text("cart", 30, 2) }, { message: "Fix the cart (#2)", at: at() });
  repo.branch("topic").commit({ "src/topic.ts": text("topic", 9) }, { message: "Topic", at: at() });
  repo.setRef("refs/pull/3/head", "topic");
  repo.on("main").merge("topic", { message: "Merge pull request #3 from acme/topic\n\nTopic", at: at() });
  repo.git("update-ref", "-d", "refs/heads/topic");
  repo.commit(
    { "src/list.ts": null },
    { message: `Revert "Add a list (#1)" (#4)\n\nThis reverts commit ${list}.`, at: at() },
  );
  repo
    .on("release/1.x")
    .commit(
      { "src/cart.ts": text("cart", 30, 2) },
      { message: `Fix the cart (#2)\n\n(cherry picked from commit ${fix})`, at: at() },
    );
  repo.on("main").commit(
    { "package-lock.json": text("lock", 40, 3) },
    {
      message: "Bump left-pad from 1 to 2 (#5)",
      author: { name: "dependabot[bot]", email: "d@b" },
      at: at(),
    },
  );
  repo.commit(
    { "src/pay.ts": text("pay", 20, 5), "docs/adr/0001-pay.md": "# Pay\n" },
    { message: "Pay anew (#6)", at: at() },
  );
  return repo;
}

/** What the shop does next, `steps` changes long, the same every time. */
export function goOn(repo: GitRepo, steps: number, from = 0): string {
  let sha = "";
  for (let step = from; step < from + steps; step += 1) {
    const options = { message: `Step ${step} (#${10 + step})`, at: START + (20 + step) * 2 * DAY };
    const files = { "src/pay.ts": text("pay", 20, step), [`src/step-${step}.ts`]: text("step", 6 + step) };
    sha = repo.on("main").commit(files, options);
  }
  return sha;
}
