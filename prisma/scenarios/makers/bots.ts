import type { ImportPerson } from "../git/encode-commit.ts";
import { byHand, type Maker } from "./maker.ts";

const bot = (account: ImportPerson, head: string): Maker => ({
  ...byHand,
  made: "automation",
  shown: "automation",
  shownInCopy: "automation",
  head: (topic) => `${head}${topic}`,
  author: () => account,
  squashAuthor: () => account,
});

export const dependabot = bot(
  { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" },
  "dependabot/npm_and_yarn/",
);

export const renovate = bot(
  { name: "renovate[bot]", email: "29139614+renovate[bot]@users.noreply.github.com" },
  "renovate/",
);

/** The account under which workflows commit: releases, image tags. */
export const workflowBot = bot(
  { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" },
  "release-please--branches--",
);
