import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireSettings } from "@/app/settings-action.ts";
import { db, now } from "@/app/wiring.ts";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import type { AuthKind } from "@/lib/model/connection.ts";
import { type ConnectionHead, connectionHead } from "@/lib/views/connection-head.ts";

/** The connection that a person wants to sign in; nobody but who may change it gets further. */
export async function openForSignIn(connection: string | null, auth: AuthKind): Promise<ConnectionHead> {
  const id = z.uuid().safeParse(connection);
  if (!id.success) notFound();
  const access = await requireSettings();
  const head = await withOrg(db(), access.orgId, (tx) => connectionHead(tx, access, id.data, now())).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    },
  );
  if (head === null || head.auth !== auth) notFound();
  return head;
}
