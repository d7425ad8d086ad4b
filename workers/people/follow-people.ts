import type { Tx } from "@/lib/core/db.ts";

/** What a matching changed: identities that found, lost or changed their person, and the people they went to and came from. */
export type Moved = { readonly identities: readonly string[]; readonly people: readonly string[] };

/** Work that follows from it, asked for in the same transaction. */
export type FollowPeople = (tx: Tx, orgId: string, moved: Moved) => Promise<void>;
