import { firstPins, packageJson, packageLock } from "../code/manifest.ts";
import { page } from "../code/prose.ts";
import { source } from "../code/source.ts";
import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";
import { setFiles } from "../edits/set-files.ts";
import { byHand } from "../makers/maker.ts";
import { mailmapOf } from "../telling/people.ts";
import { pushCommit } from "../telling/push-commit.ts";

/** The first commit: code that was there before, its manifest, a workflow and whatever else the story needs. */
export function found(
  desk: Desk,
  {
    branch,
    name,
    extra,
  }: { branch: string; name: string; extra: (hand: Hand) => Readonly<Record<string, readonly string[]>> },
): Step {
  const at = desk.calendar.at(0, 0, 8);
  const { rng } = desk.hand("found");
  return {
    at,
    tell: (story) => {
      pushCommit(story, {
        at,
        to: branch,
        maker: byHand,
        person: rng.pick(desk.team),
        subject: `Bring ${name} over from the old house`,
        edit: setFiles((hand) => ({
          ...startingFiles(hand, name),
          ".mailmap": mailmapOf(desk.team),
          ...extra(hand),
        })),
        seed: "found",
      });
    },
  };
}

function startingFiles(hand: Hand, name: string): Record<string, string[]> {
  const { rng, words } = hand;
  const pins = firstPins(rng);
  const files: Record<string, string[]> = {
    "README.md": page(hand, name, 8),
    ".gitignore": ["node_modules/", "dist/", "*.log"],
    "package.json": packageJson(name, "1.0.0", pins),
    "package-lock.json": packageLock(name, pins),
    ".github/workflows/ci.yml": [
      "name: ci",
      "on: [push]",
      "jobs:",
      "  test:",
      "    runs-on: ubuntu-latest",
      "    steps:",
      "      - uses: actions/checkout@v4",
      "      - run: npm test",
    ],
  };
  for (const area of words.areas) {
    for (const act of rng.shuffle(words.acts).slice(0, rng.between(3, 6))) {
      const file = `${act}-${rng.pick(words.things)}`;
      files[source.path(hand, area, file)] = source.file(hand, rng.between(4, 9));
    }
  }
  return files;
}
