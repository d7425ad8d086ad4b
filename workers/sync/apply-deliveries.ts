import type { Tx } from "@/lib/core/db.ts";
import type { Context, HookMeaning } from "@/lib/model/connector.ts";
import type { HostScope } from "@/lib/normalized/host-table.ts";
import { joinTouched } from "@/lib/normalized/hosted/join-touched.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import type { Touched, Unsure } from "@/lib/normalized/hosted/touched.ts";
import type { WaitingDelivery } from "@/lib/raw/delivery-store.ts";
import { setAside } from "@/lib/raw/quarantine-store.ts";
import { keepRaw } from "@/lib/raw/store.ts";
import { askStreams } from "@/lib/raw/stream-list-store.ts";
import { inRounds } from "./in-rounds.ts";
import { inScope } from "./in-scope.ts";
import type { OpenConnection } from "./open-connection.ts";

export type EndedDelivery = {
  readonly deliveryId: string;
  readonly state: "done" | "ignored" | "failed";
  readonly reason: string | null;
};

export type AppliedDeliveries = {
  readonly ends: readonly EndedDelivery[];
  /** Whether a stream was asked to run because of them. */
  readonly asks: boolean;
  /** What they changed; the work that follows is the caller's to ask for. */
  readonly touched: Touched;
};

/** Which lists tell more of what a message left open. */
const LISTS: Readonly<Record<Unsure["what"], readonly string[]>> = {
  pulls: ["pull_requests"],
  comments: ["review_comments", "issue_comments"],
  discussions: ["discussions"],
  items: ["issues"],
};

export type Applying = {
  readonly open: OpenConnection;
  readonly context: Context;
  /** Keys of the repositories and projects that are read. */
  readonly scopes: ReadonlySet<string>;
  readonly now: Date;
  /** When streams run that a message asks for: a little later, so that many messages ask once. */
  readonly refreshAt: Date;
};

/** Writes what messages mean, as if one came after the other, and asks for the lists that they say too little about. */
export async function applyDeliveries(
  tx: Tx,
  deliveries: readonly WaitingDelivery[],
  on: Applying,
): Promise<AppliedDeliveries> {
  const { open, context, now } = on;
  const scope = { orgId: open.row.orgId, connectionId: open.row.id };
  const { kind, hook } = open.connector;
  const read = deliveries.map((delivery) => {
    const { deliveryId, event, action } = delivery;
    const body: unknown = JSON.parse(delivery.body);
    return { delivery, meaning: hook.understand({ deliveryId, event, action }, body, context) };
  });
  const meanings = read.map(({ meaning }) => meaning);
  const records = meanings.flatMap((meaning) => meaning.records);
  await keepRaw(tx, scope.orgId, `${kind}.hook`, records, now, scope.connectionId);
  const saved: Touched[] = [];
  for (const batch of inRounds(meanings.map((meaning) => inScope(meaning.batch, on.scopes))))
    saved.push(await saveBatch(tx, scope, batch, now, "message"));
  const pushes = meanings.flatMap((meaning) => meaning.pushes ?? []);
  const touched = { ...joinTouched(saved), pushes };
  const asks = await askLists(tx, scope, meanings, touched, on.refreshAt);
  const ends: EndedDelivery[] = [];
  for (const { delivery, meaning } of read) {
    const [odd] = meaning.unreadable;
    if (odd !== undefined) await setDeliveryAside(tx, open, delivery, odd.reason, now);
    const state = odd !== undefined ? "failed" : meaning.ignored === null ? "done" : "ignored";
    ends.push({ deliveryId: delivery.deliveryId, state, reason: odd?.reason ?? meaning.ignored });
  }
  return { ends, asks, touched };
}

/** Asks each list once, however many messages want it; answers whether there was any. */
async function askLists(
  tx: Tx,
  scope: HostScope,
  meanings: readonly HookMeaning[],
  { unsure }: Touched,
  at: Date,
): Promise<boolean> {
  const wanted = [
    ...meanings.flatMap(({ refresh }) => refresh),
    ...unsure.flatMap(({ what, place }) => LISTS[what].map((stream) => ({ stream, scope: place }))),
  ];
  const once = new Map(wanted.map((each) => [`${each.stream} ${each.scope}`, each]));
  // A list without a place is meant wherever it is read.
  for (const { stream, scope: place } of once.values())
    await askStreams(tx, scope, { stream, scope: place === "" ? undefined : place }, at);
  return once.size > 0;
}

/** Keeps a message that could not be applied, to be tried again. */
export const setDeliveryAside = (
  tx: Tx,
  { row, connector }: OpenConnection,
  { deliveryId, event, action, body }: WaitingDelivery,
  reason: string,
  now: Date,
): Promise<number> =>
  setAside(
    tx,
    { orgId: row.orgId, source: connector.kind, connectionId: row.id, stream: "webhooks", scope: "" },
    [
      {
        kind: `${connector.kind}.hook.${event}`,
        externalId: deliveryId,
        reason,
        payload: { event, action, body },
      },
    ],
    now,
  );
