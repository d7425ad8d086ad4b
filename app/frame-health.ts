import "server-only";
import { cache } from "react";
import type { OrgAccess } from "@/lib/auth/access.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { type FrameConnection, frameConnections } from "@/lib/views/frame-connections.ts";
import { db, now } from "./wiring.ts";

type Held = { connections?: Promise<FrameConnection[]> };

/** One a request and organisation. */
const held = cache((_orgId: string): Held => ({}));

/** Reads how the connections stand in the transaction that the page reads in anyway. */
export const readHealth = (tx: Tx, access: OrgAccess): Promise<FrameConnection[]> =>
  (held(access.orgId).connections ??= frameConnections(tx, access, now()));

/** How the connections stand, as the page has read it; a page that read nothing gets a transaction for it. */
export const healthOf = (access: OrgAccess): Promise<FrameConnection[]> =>
  held(access.orgId).connections ?? withOrg(db(), access.orgId, (tx) => readHealth(tx, access));
