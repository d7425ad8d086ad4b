import { z } from "zod";
import { LEDGER_CLASSES, LEDGER_FAMILIES } from "../model/ledger-class.ts";
import {
  type OrganisationRules,
  RULE_ACCOUNTS,
  RULE_AUTHORS,
  RULED_CLASSES,
} from "../model/organisation-rules.ts";
import type { Tx } from "./db.ts";
import { rows, sql } from "./sql.ts";

const kept = { id: z.uuid(), since: z.number().int() };
const place = { path: z.string().min(1).max(400), repo: z.uuid().nullable() };

/** The rules of an organisation as they are stored. */
export const StoredRules: z.ZodType<OrganisationRules> = z.object({
  exclude: z.array(z.object({ ...kept, ...place })),
  reclassify: z.array(
    z.object({
      ...kept,
      ...place,
      to: z.enum(RULED_CLASSES),
      author: z.enum(RULE_AUTHORS).nullable(),
      title: z.string().min(1).max(200).nullable(),
    }),
  ),
  accounts: z.array(
    z.object({
      ...kept,
      account: z.string().min(1).max(320),
      kind: z.enum(RULE_ACCOUNTS),
      tool: z.string().min(1).max(100).nullable(),
    }),
  ),
  families: z.partialRecord(z.enum(LEDGER_CLASSES), z.enum(LEDGER_FAMILIES)).default({}),
});

export const NO_RULES: OrganisationRules = { exclude: [], reclassify: [], accounts: [], families: {} };

/** The rules that hold in an organisation now: those of the newest version, and none before the first. */
export async function readRules(tx: Tx, orgId: string): Promise<OrganisationRules> {
  const [found] = await rows(
    tx,
    z.object({ rules: StoredRules }),
    sql`SELECT rules FROM org_rule_version WHERE org_id = ${orgId} ORDER BY version DESC LIMIT 1`,
  );
  return found?.rules ?? NO_RULES;
}
