import type { Tx } from "@/lib/core/db.ts";
import type { Context } from "@/lib/model/connector.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import type { Touched, Unsure } from "@/lib/normalized/hosted/touched.ts";
import type { WaitingDelivery } from "@/lib/raw/delivery-store.ts";
import { setAside } from "@/lib/raw/quarantine-store.ts";
import { keepRaw } from "@/lib/raw/store.ts";
import { askStreams } from "@/lib/raw/stream-list-store.ts";
import { inScope } from "./in-scope.ts";
import type { OpenConnection } from "./open-connection.ts";

export type AppliedDelivery = {
  readonly deliveryId: string;
  readonly state: "done" | "ignored" | "failed";
  readonly reason: string | null;
  /** Whether a stream was asked to run because of it. */
  readonly asks: boolean;
  /** What it changed; the work that follows is the caller's to ask for, once for many messages. */
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

/** Writes what one message means, and asks for the lists that it says too little about. */
export async function applyDelivery(
  tx: Tx,
  delivery: WaitingDelivery,
  on: Applying,
): Promise<AppliedDelivery> {
  const { open, context, now } = on;
  const { deliveryId, event, action } = delivery;
  const scope = { orgId: open.row.orgId, connectionId: open.row.id };
  const { kind } = open.connector;
  const body: unknown = JSON.parse(delivery.body);
  const meaning = open.connector.hook.understand({ deliveryId, event, action }, body, context);
  await keepRaw(tx, scope.orgId, `${kind}.hook`, meaning.records, now, scope.connectionId);
  const saved = await saveBatch(tx, scope, inScope(meaning.batch, on.scopes), now, "message");
  const touched = { ...saved, pushes: meaning.pushes ?? [] };
  const wanted = [
    ...meaning.refresh,
    ...touched.unsure.flatMap(({ what, place }) => LISTS[what].map((stream) => ({ stream, scope: place }))),
  ];
  // A list without a place is meant wherever it is read.
  for (const { stream, scope: place } of wanted)
    await askStreams(tx, scope, { stream, scope: place === "" ? undefined : place }, on.refreshAt);
  const [odd] = meaning.unreadable;
  if (odd === undefined)
    return {
      deliveryId,
      state: meaning.ignored === null ? "done" : "ignored",
      reason: meaning.ignored,
      asks: wanted.length > 0,
      touched,
    };
  await setDeliveryAside(tx, open, delivery, odd.reason, now);
  return { deliveryId, state: "failed", reason: odd.reason, asks: wanted.length > 0, touched };
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
