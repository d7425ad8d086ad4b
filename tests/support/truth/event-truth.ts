import type { HostedEvent, HostedEventKind } from "@/prisma/scenarios/organisation/hosted-event.ts";
import type { HostedPull } from "@/prisma/scenarios/organisation/hosted-pull.ts";
import { nodeId } from "@/prisma/scenarios/organisation/making/world.ts";
import { type Row, second } from "./rows.ts";
import type { Who } from "./who.ts";

/** What an event is called by us, and how the host begins its id. The others are not asked for. */
const KINDS: Partial<Readonly<Record<HostedEventKind, readonly [kind: string, prefix: string]>>> = {
  ready_for_review: ["ready", "RFRE"],
  convert_to_draft: ["draft", "CTDE"],
  review_requested: ["review_requested", "RRE"],
  review_request_removed: ["review_request_removed", "RRRE"],
  head_ref_force_pushed: ["force_pushed", "HRFPE"],
  closed: ["closed", "CE"],
  reopened: ["reopened", "REE"],
  merged: ["merged", "ME"],
  added_to_merge_queue: ["queued", "ATMQE"],
  removed_from_merge_queue: ["dequeued", "RFMQE"],
};

/** The events of a pull request that say something about its way. */
export const eventTruth = (repo: string, pull: HostedPull, who: Who): Row[] =>
  pull.timeline.flatMap((event) => {
    const [kind, prefix] = KINDS[event.kind] ?? [];
    if (kind === undefined || prefix === undefined) return [];
    return [
      {
        repo,
        number: pull.number,
        external_id: nodeId(prefix, event.id),
        kind,
        at: second(event.at),
        actor: who.account(event.actor),
        subject: subjectOf(event, who),
      },
    ];
  });

function subjectOf({ kind, subject }: HostedEvent, who: Who): string | null {
  if (subject === null) return null;
  if (kind === "merged") return subject;
  if (kind !== "review_requested" && kind !== "review_request_removed") return null;
  const [, team] = /^team:(\d+)$/.exec(subject) ?? [];
  return team === undefined ? who.account(Number(subject)) : `team:${who.slug(Number(team))}`;
}
