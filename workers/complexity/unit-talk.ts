import type { ItemFacts } from "@/lib/ledger/complexity/drivers/ambiguity.ts";
import type { ReviewFacts } from "@/lib/ledger/complexity/drivers/deliberation.ts";
import type { Remark } from "@/lib/ledger/complexity/talk.ts";
import { addTo } from "@/lib/ledger/units/add-to.ts";
import type { ToldTalk } from "@/lib/normalized/units/talk-store.ts";

export type UnitTalk = { readonly items: readonly ItemFacts[]; readonly reviews: readonly ReviewFacts[] };

/**
 * What was said about the changes of a unit, as the score reads it. A conversation was followed by a change where a commit of the
 * change was written after it began: which lines a commit answered is not kept.
 */
export const unitTalk = (told: readonly ToldTalk[]): UnitTalk => ({
  items: [...grouped(told.filter(isOfItem), ({ subject }) => subject).values()].map(itemFacts),
  reviews: [...grouped(told, ({ repoId, changeId }) => `${repoId}/${changeId}`).values()].map(reviewFacts),
});

const isOfItem = ({ kind }: ToldTalk) =>
  ["item", "person", "edit", "reopen", "blocker", "item_remark"].includes(kind);

function itemFacts(facts: readonly ToldTalk[]): ItemFacts {
  const idsOf = (kind: ToldTalk["kind"]) => facts.filter((one) => one.kind === kind).map(({ id }) => id);
  const item = facts.find(({ kind }) => kind === "item");
  const questions = item?.questions ?? null;
  return {
    item: item?.label ?? "",
    scopeEdits: idsOf("edit"),
    reopens: idsOf("reopen"),
    blockers: idsOf("blocker"),
    comments: [
      ...new Map(facts.filter(({ kind }) => kind === "item_remark").map((one) => [one.id, one])).values(),
    ].map(remark),
    counted: questions === null ? null : { questions, people: peopleOf(facts, "person") },
  };
}

const peopleOf = (facts: readonly ToldTalk[], kind: ToldTalk["kind"]): string[] => [
  ...new Set(
    facts.flatMap((one) => (one.kind === kind && !one.isMachine && one.who !== null ? [one.who] : [])),
  ),
];

function reviewFacts(facts: readonly ToldTalk[]): ReviewFacts {
  const lastCommit = facts.find(({ kind }) => kind === "commit")?.at ?? Number.NEGATIVE_INFINITY;
  const threads = grouped(
    facts.filter(({ kind }) => kind === "remark"),
    ({ subject }) => subject,
  );
  return {
    threads: [...threads].map(([id, remarks]) => {
      const first = remarks.find((one) => one.id === id) ?? remarks[0];
      return {
        id: `${first?.label ?? ""} (${id})`,
        remarks: remarks.map(remark),
        followedByChange: (first?.at ?? Number.POSITIVE_INFINITY) < lastCommit,
      };
    }),
    reviewers: peopleOf(facts, "review").map((by) => ({ by, bot: false })),
  };
}

const remark = ({ id, who, isMachine, inWords, asks }: ToldTalk): Remark => ({
  id,
  by: who ?? "",
  bot: isMachine,
  inWords,
  asks: asks ? id : null,
});

function grouped(facts: readonly ToldTalk[], keyOf: (fact: ToldTalk) => string): Map<string, ToldTalk[]> {
  const groups = new Map<string, ToldTalk[]>();
  for (const fact of facts) addTo(groups, keyOf(fact), fact);
  return groups;
}
