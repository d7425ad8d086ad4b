import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { deliveryTruth } from "./delivery-truth.ts";
import { issueTruth } from "./issue-truth.ts";
import { jiraTruth } from "./jira-truth.ts";
import { peopleTruth } from "./people-truth.ts";
import { pullTruth } from "./pull-truth.ts";
import type { Row, Rows } from "./rows.ts";
import { whoIn } from "./who.ts";

/**
 * Everything that two complete readings of an organisation must leave, table by table, from what was made up and nothing else.
 * `github`, `jira`: where they answer, such as `http://127.0.0.1:1234`.
 */
export function truthOf(organisation: Organisation, github: string, jira: string): Rows {
  const who = whoIn(organisation, new URL(github).host);
  const all: Record<string, Row[]> = {};
  for (const part of [
    pullTruth(organisation, who),
    deliveryTruth(organisation, who, github),
    peopleTruth(organisation, who),
    issueTruth(organisation, who),
    jiraTruth(organisation.jira, new URL(jira).host),
  ])
    for (const [table, rows] of Object.entries(part)) all[table] = [...(all[table] ?? []), ...rows];
  return all;
}
