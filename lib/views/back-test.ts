import type { OpenTeams } from "@/lib/auth/access.ts";
import { type BackTest, readBackTest } from "@/lib/core/back-test-reader.ts";
import { readCells } from "@/lib/core/cells-reader.ts";
import type { Tx } from "@/lib/core/db.ts";
import { familiesUnder, readFamilies } from "@/lib/core/family-policy.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import { type BackTestFigures, shapeBackTest } from "./shape-back-test.ts";

export type BackTestView = BackTest & { readonly figures: BackTestFigures };

/** What would count otherwise under other rules: figures now and then, and the changes, of all teams that are open to the reader. */
export async function backTestView(
  tx: Tx,
  { orgId, teamIds }: OpenTeams,
  rules: OrganisationRules,
  page: { readonly limit: number; readonly offset: number },
): Promise<BackTestView> {
  const found = await readBackTest(tx, rules, { orgId, teams: teamIds, ...page });
  const cells = await readCells(tx, { teams: teamIds, by: ["composition"] });
  const families = { before: await readFamilies(tx), after: familiesUnder(rules) };
  return { ...found, figures: shapeBackTest(cells, found, families) };
}
