import type { Tx } from "@/lib/core/db.ts";
import { openSecrets, readConnection } from "../connection-store.ts";

/** How many webhook secrets a connection accepts now; null where its secrets cannot be opened. Never what they are. */
export async function hookSecretCount(
  tx: Tx,
  orgId: string,
  connectionId: string,
  keys: string,
): Promise<number | null> {
  const row = await readConnection(tx, orgId, connectionId);
  if (row === null) return 0;
  try {
    return openSecrets(row, keys).webhookSecrets.length;
  } catch {
    return null;
  }
}
