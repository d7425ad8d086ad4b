import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import { readReplayParts } from "@/lib/ledger/replay-store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { type DatedLink, dropUmbrellas } from "@/lib/normalized/links/drop-umbrellas.ts";
import { findMentions, type MentionContext } from "@/lib/normalized/links/find-mentions.ts";
import {
  changeTexts,
  itemsByLabel,
  type LinkPlace,
  linkPlaces,
  projectKeys,
  replaceLinks,
} from "@/lib/normalized/links/link-store.ts";
import { pointedLinks } from "@/lib/normalized/links/pointed-store.ts";
import { resolveLinks } from "@/lib/normalized/links/resolve-links.ts";
import { readToldWork } from "@/lib/normalized/links/told-work-store.ts";
import { WORK_PART, workIn } from "../analyze/carried-codec.ts";
import { markOfAllWork } from "../analyze/mark-of-work.ts";

const AT_ONCE = 500;

export type LinkDeps = {
  readonly db: Db;
  /** Asks for the reading of a repository of whose changes other things are known now. */
  readonly read?: (scope: RepoScope) => Promise<unknown>;
};

/**
 * Links changes to the work items that they name, in a repository or in all of them, and writes what differs: what a text no
 * longer says goes, what an item is called since comes. Where that tells otherwise what changes were for, their repository is read again. Answers how
 * many links were written.
 */
export const linkChangesStage =
  ({ db, read }: LinkDeps) =>
  async ({ orgId, repo }: { readonly orgId: string; readonly repo: string | null }): Promise<number> => {
    const [places, projects] = await withOrg(
      db,
      orgId,
      async (tx) => [await linkPlaces(tx, orgId, repo), await projectKeys(tx, orgId)] as const,
    );
    let written = 0;
    for (const place of places) {
      const context = { projects, fullName: place.fullName };
      written += await withRetries(() =>
        withOrg(db, orgId, async (tx) =>
          replaceLinks(tx, orgId, place.key, dropUmbrellas(await allLinks(tx, orgId, place, context))),
        ),
      );
      if (read && place.repoId !== null && (await tellsOtherwise(db, { orgId, repoId: place.repoId })))
        await read({ orgId, repoId: place.repoId });
    }
    return written;
  };

/** Whether more, or other things, are known of the work behind changes than when they were read last. */
const tellsOtherwise = (db: Db, scope: RepoScope): Promise<boolean> =>
  withOrg(db, scope.orgId, async (tx) => {
    const before = workIn(await readReplayParts(tx, scope, [WORK_PART]));
    return before !== null && before !== markOfAllWork(await readToldWork(tx, scope));
  });

/** What changes name; and of those that name nothing, what points to them. */
async function allLinks(
  tx: Tx,
  orgId: string,
  place: LinkPlace,
  context: MentionContext,
): Promise<DatedLink[]> {
  const named = await linksOf(tx, orgId, place, context);
  const naming = new Set(named.map(({ change }) => change));
  const pointed = await pointedLinks(tx, orgId, place);
  return [...named, ...pointed.filter(({ change }) => !naming.has(change))];
}

async function linksOf(
  tx: Tx,
  orgId: string,
  place: LinkPlace,
  context: MentionContext,
): Promise<DatedLink[]> {
  const links: DatedLink[] = [];
  for (let after = ""; ; ) {
    const texts = await changeTexts(tx, orgId, place, after, AT_ONCE);
    const found = texts.map((text) => ({ text, mentions: findMentions(text, context) }));
    const labels = new Set(found.flatMap(({ mentions }) => mentions.map(({ label }) => label)));
    const items = await itemsByLabel(tx, orgId, [...labels]);
    for (const { text, mentions } of found) {
      for (const link of resolveLinks(place.key, text.change, mentions, (label) => items.get(label)))
        links.push({ ...link, at: text.at });
    }
    after = texts.at(-1)?.change ?? "";
    if (texts.length < AT_ONCE) return links;
  }
}
