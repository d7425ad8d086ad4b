import type { Connector, Context, Understood } from "@/lib/model/connector.ts";
import type { RawRecord, Unreadable } from "@/lib/model/raw-record.ts";

/**
 * What records mean. One that a connector cannot even be asked about is named and left out, and the others stand: a single
 * record never holds up a page.
 */
export function understandRecords(
  connector: Connector,
  records: readonly RawRecord[],
  context: Context,
): Understood {
  if (records.length === 0) return { batch: {}, unreadable: [] };
  try {
    return connector.understand(records, context);
  } catch (error) {
    const failed = records.flatMap((record) => poisonIn(connector, record, context));
    // None by itself: the page as a whole is at fault, and with it the connector.
    if (failed.length === 0) throw error;
    const names = new Set(failed.map(({ kind, externalId }) => `${kind} ${externalId}`));
    const sound = records.filter(({ kind, externalId }) => !names.has(`${kind} ${externalId ?? "?"}`));
    const { batch, unreadable } =
      sound.length === 0 ? { batch: {}, unreadable: [] } : connector.understand(sound, context);
    return { batch, unreadable: [...unreadable, ...failed] };
  }
}

function poisonIn(connector: Connector, record: RawRecord, context: Context): Unreadable[] {
  try {
    connector.understand([record], context);
    return [];
  } catch (error) {
    return [unreadable(record, error)];
  }
}

/** A record that could not be understood or kept, with the reason in one line. */
export function unreadable({ kind, externalId }: RawRecord, error: unknown): Unreadable {
  const message = error instanceof Error ? error.message : String(error);
  const reason = `It could not be understood: ${message.split("\n")[0]?.slice(0, 200) ?? ""}`;
  return { kind, externalId: externalId ?? "?", reason, payloadRef: null };
}
