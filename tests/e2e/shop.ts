import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { GitRepo } from "../support/git-repo.ts";

const DAY = 86_400;
const AUTHORS = ["ada", "ben", "cleo"].map((name) => ({ name, email: `${name}@shop.test` }));
const START = Date.UTC(2026, 4, 4) / 1_000;
const numbered = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `export const value${from + n} = compute(${from + n});\n`).join("");

/** A small repository with 24 weeks of history by three people: trailers of an assistant, a revert, and a lock file. */
export function makeShop(): GitRepo {
  const repo = GitRepo.create();
  mkdirSync(dirname(repo.path), { recursive: true });
  for (let week = 0; week < 24; week += 1) {
    const trailer = week % 3 === 0 ? "\n\nCo-Authored-By: Claude <noreply@anthropic.com>" : "";
    const author = AUTHORS[week % AUTHORS.length];
    repo.commit(
      { [`src/part-${week}.ts`]: numbered(week * 100, 20 + week) },
      {
        message: `Add part ${week} (#${week + 1})${trailer}`,
        at: START + week * 7 * DAY,
        ...(author && { author }),
      },
    );
  }
  repo.commit(
    { "package-lock.json": numbered(9_000, 120) },
    { message: "Lock the versions (#30)", at: START + 24 * 7 * DAY },
  );
  return repo;
}
