import type { Rng } from "@/lib/core/rng.ts";
import type { HostedEvent, HostedEventKind } from "../hosted-event.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import type { Talk } from "./make-reviews.ts";
import type { PullPlan } from "./pull-plan.ts";
import { HOUR, seconds, type World } from "./world.ts";

type Extra = Pick<Talk, "asked"> & { readonly labels: readonly string[]; readonly mergeSha: string | null };

/** The events of a pull request in order of time. */
export function makeTimeline(
  world: World,
  repository: HostedRepository,
  plan: PullPlan,
  rng: Rng,
  extra: Extra,
): HostedEvent[] {
  const { openedAt, endedAt, oddity } = plan;
  const end = endedAt ?? world.now;
  const author = world.accounts.get(plan.author)?.isDeleted ? null : plan.author;
  const events: HostedEvent[] = [];
  const say = (
    kind: HostedEventKind,
    at: number,
    subject: string | null = null,
    actor: number | null = author,
  ): void => {
    events.push({
      id: world.id("event"),
      kind,
      at: seconds(Math.max(openedAt, Math.min(at, end))),
      actor,
      subject,
    });
  };
  const inside = (share: number): number => openedAt + (end - openedAt) * share;
  const rounds = oddity === "draft-cycles" ? 10 : rng.chance(0.15) ? 1 : 0;
  // Opened as a draft, which no event tells: the first event about it says that it is ready.
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) say("convert_to_draft", inside((round - 0.4) / (rounds + 1)));
    if (endedAt !== null || round < rounds - 1 || rng.chance(0.5))
      say("ready_for_review", inside((round + 0.1) / (rounds + 1)));
    else say("convert_to_draft", inside((round + 0.1) / (rounds + 1)));
  }
  for (const one of extra.asked)
    say("review_requested", openedAt + 5_000, typeof one === "number" ? String(one) : one);
  if (rng.chance(0.03) && extra.asked[0] !== undefined)
    say("review_request_removed", openedAt + HOUR / 4, String(extra.asked[0]));
  for (const label of extra.labels) say("labeled", openedAt + 2_000, label);
  const pushes = rng.chance(0.12) ? rng.between(1, 3) : 0;
  for (let push = 0; push < pushes; push += 1)
    say("head_ref_force_pushed", inside((push + 1) / (pushes + 2)), plan.head);
  const reopened = oddity === "reopened" ? 5 : endedAt !== null && rng.chance(0.02) ? 1 : 0;
  for (let round = 0; round < reopened; round += 1) {
    say("closed", inside((round + 0.3) / (reopened + 1)));
    say("reopened", inside((round + 0.6) / (reopened + 1)));
  }
  if (oddity === "many-reviews")
    for (let place = 0; place < 300; place += 1) say("labeled", inside(place / 300), `area/${place % 110}`);
  const earlier = repository.pulls.at(-1);
  if (rng.chance(0.06) && earlier) say("cross-referenced", inside(0.5), `pull:${earlier.number}`);
  if (endedAt !== null) {
    if (plan.isQueued) say("added_to_merge_queue", endedAt - 600_000);
    if (plan.isMerged) say("merged", endedAt, extra.mergeSha, plan.mergedBy);
    say("closed", endedAt, extra.mergeSha, plan.isMerged ? plan.mergedBy : author);
  }
  return events.sort((a, b) => a.at - b.at || a.id - b.id);
}
