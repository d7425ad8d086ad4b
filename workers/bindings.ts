import type { Db } from "@/lib/core/db.ts";
import type { Log } from "@/lib/core/log.ts";
import type { Binding } from "./bind.ts";

/** What stages may be handed. */
export type BindingDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly dataDir: string;
  readonly encryptionKeys: string;
};

/** Which stage answers which contract: one line each. */
export function bindings(_deps: BindingDeps): readonly Binding[] {
  return [];
}
