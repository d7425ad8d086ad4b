import { afterAll, beforeAll, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { longStory } from "../../support/long-story.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000bb";
let house: Analysis;
beforeAll(async () => {
  house = await openAnalysis();
});
afterAll(() => house.close());

test.each(["1", "2", "3"])(
  "years of chance (%s), read whenever something has landed, are what they are when read at once",
  async (seed) => {
    const repo = GitRepo.create({ bare: true });
    const rng = rngFrom(seed);
    const story = longStory(repo, rng);
    const scope = await house.add(repo.path);
    for (let landed = 0; landed < 60; ) {
      const more = rng.between(1, 9);
      for (let each = 0; each < more; each += 1) story.next();
      landed += more;
      await house.read(scope);
    }
    const once = await house.add(repo.path, OTHER);
    await house.read(once);
    expect(differences(await derivedRows(house.db, once), await derivedRows(house.db, scope))).toEqual([]);
    repo.remove();
  },
);
