import type { ClosedOutcome, ClosedPull } from "@/lib/model/closed-pull.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import type { ClosedBase } from "@/lib/normalized/closed/closed-change-store.ts";
import { mergeBase } from "@/lib/sources/git/merge-base.ts";
import { objectIds } from "@/lib/sources/git/object-ids.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readBlobs } from "@/lib/sources/git/read-blobs.ts";
import type { ClosedHead } from "./read-closed-pull.ts";

/** A closed pull request with the commit that its host calls its head, where git has a word for it by git's. */
export type HeadedPull = { readonly id: string; readonly pull: ClosedPull; readonly head: string | null };

export type FoundHeads = {
  readonly heads: readonly ClosedHead[];
  /** Those that cannot be read, or need not, and why. */
  readonly others: ReadonlyMap<string, ClosedOutcome>;
};

/** Finds of what each is the diff: against the newest commit that it has in common with what it would have landed on. */
export async function findHeads(
  source: OpenRepository,
  asked: readonly HeadedPull[],
  bases: ReadonlyMap<string, ClosedBase>,
  work: ReadonlyMap<string, ToldWork>,
): Promise<FoundHeads> {
  const present = await objectIds(
    source,
    asked.map(({ head }) => `${head ?? "none"}^{commit}`),
  );
  const headOf = new Map(source.pullHeads.map(({ number, sha }) => [number, sha]));
  const others = new Map<string, ClosedOutcome>();
  const found: Omit<ClosedHead, "attributes">[] = [];
  for (const [at, { id, pull }] of asked.entries()) {
    const head = present[at] ?? null;
    const { own = null, landing = null } = bases.get(id) ?? {};
    const stacked = pull.stackedOn === null ? null : (headOf.get(pull.stackedOn) ?? null);
    const onto = own ?? stacked ?? landing;
    if (head === null || onto === null) {
      others.set(id, head === null ? "no_head" : "no_base");
      continue;
    }
    const base = await mergeBase(source, onto, head);
    if (base === null) others.set(id, "no_base");
    else if (base === head) others.set(id, "landed");
    else found.push({ id, pull, base, head, workKind: work.get(id)?.workKind ?? null });
  }
  const texts = await attributesAt(
    source,
    found.map(({ base }) => base),
  );
  return { heads: found.map((each, at) => ({ ...each, attributes: texts[at] ?? null })), others };
}

/** The text of the attributes at the root of each commit. */
async function attributesAt(source: OpenRepository, commits: readonly string[]): Promise<(string | null)[]> {
  const ids = await objectIds(
    source,
    commits.map((sha) => `${sha}:.gitattributes`),
  );
  const wanted = new Set(ids.filter((id) => id !== null));
  const texts = new Map<string, string>();
  for await (const { id, content } of readBlobs(source, wanted)) texts.set(id, content.toString("utf8"));
  return ids.map((id) => (id === null ? null : (texts.get(id) ?? null)));
}
