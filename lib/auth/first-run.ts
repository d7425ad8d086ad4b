import { z } from "zod";
import { AppError } from "@/lib/core/errors.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";
import type { FirstOwner } from "./account-input.ts";
import { anyAccount } from "./account-store.ts";
import type { Queries } from "./queries.ts";

/** Two people who open the first page at once wait for one another here; any constant of our own does. */
const FIRST_RUN_LOCK = 7_215_501;

/**
 * Creates the owner and the organisation, once. `tx` is an open transaction: it holds the lock until it ends.
 * @throws conflict when somebody has an account already.
 */
export async function createFirstOwner(
  tx: Queries,
  owner: Omit<z.infer<typeof FirstOwner>, "password">,
  passwordHash: string,
): Promise<{ userId: string; orgId: string }> {
  await tx.query("SELECT pg_advisory_xact_lock($1)", [FIRST_RUN_LOCK]);
  if (await anyAccount(tx)) {
    throw new AppError("conflict", "Assay is set up already.", { fix: "Sign in with the owner's account." });
  }
  const created = await tx.query("SELECT auth_create_user($1, $2, $3) AS id", [
    owner.email,
    owner.name,
    passwordHash,
  ]);
  const [ids] = z.array(z.object({ id: z.uuid() })).parse(created.rows);
  if (!ids) throw new AppError("bug", "The account was not created.");
  const orgId = FIRST_ORGANISATION;
  await addOrganisation(tx, { orgId, name: owner.organisation, isSample: false, ownerId: ids.id });
  return { userId: ids.id, orgId };
}

/** Adds a tenant with its owner, inside the caller's transaction, which is that tenant's from here on. */
export async function addOrganisation(
  tx: Queries,
  { orgId, name, isSample, ownerId }: { orgId: string; name: string; isSample: boolean; ownerId: string },
): Promise<void> {
  await tx.query("SELECT set_config('app.org_id', $1, true)", [orgId]);
  // The first organisation may be there already, unnamed, with repositories from the command line.
  await tx.query(
    "INSERT INTO organisation (id, name, is_sample) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    [orgId, name, isSample],
  );
  await tx.query("INSERT INTO membership (org_id, user_id, role) VALUES ($1, $2, 'owner')", [orgId, ownerId]);
  await tx.query(
    "INSERT INTO audit_event (org_id, actor_user_id, action, target) VALUES ($1, $2, 'organisation.created', $3)",
    [orgId, ownerId, name],
  );
}
