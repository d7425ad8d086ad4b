import { z } from "zod";
import { FAMILY_POLICY, LEDGER_CLASSES, type LedgerClass, type LedgerFamily } from "../model/ledger-class.ts";
import {
  asTerm,
  type FactName,
  type FactTerm,
  type MetricRead,
  type PointTerm,
} from "../model/metric-read.ts";
import type { OrganisationRules } from "../model/organisation-rules.ts";
import type { Tx } from "./db.ts";
import { StoredRules } from "./organisation-rules.ts";
import { rows, sql } from "./sql.ts";

/** The family of every class, in an organisation. */
export type Families = Readonly<Record<LedgerClass, LedgerFamily>>;

/** The shipped policy with what an organisation decided otherwise. */
export const familiesUnder = ({ families }: Pick<OrganisationRules, "families">): Families => ({
  ...FAMILY_POLICY.family,
  ...families,
});

/** The families that hold for the tenant of this transaction. */
export async function readFamilies(tx: Tx): Promise<Families> {
  const [found] = await rows(
    tx,
    z.object({ rules: StoredRules }),
    sql`SELECT rules FROM org_rule_version ORDER BY version DESC LIMIT 1`,
  );
  return familiesUnder(found?.rules ?? { families: {} });
}

/** The classes of a family, in precedence order. */
export const classesIn = (families: Families, family: LedgerFamily): LedgerClass[] =>
  LEDGER_CLASSES.filter((name) => families[name] === family);

/** Whether a declaration names a family, so that what it sums is the organisation's to say. */
export const namesFamily = (read: MetricRead): boolean =>
  (read.as === "sum" || read.as === "ratio-of-sums" || read.as === "points") &&
  [read.of, ...(read.as === "sum" || read.over === undefined ? [] : [read.over])].some(
    (term) => typeof term !== "string" && term.family !== undefined,
  );

/** The declaration with the classes that belong to its families under this policy. */
export function underPolicy(read: MetricRead, families: Families): MetricRead {
  if (!namesFamily(read)) return read;
  if (read.as === "sum") return { as: "sum", of: term(read.of, families) };
  if (read.as === "points") {
    const over = read.over && { over: pointTerm(read.over, families) };
    return { as: "points", of: pointTerm(read.of, families), ...over };
  }
  if (read.as !== "ratio-of-sums") return read;
  return { as: "ratio-of-sums", of: term(read.of, families), over: term(read.over, families) };
}

function term(of: FactName | FactTerm, families: Families): FactName | FactTerm {
  const { family, ...rest } = asTerm(of);
  return family === undefined ? of : { ...rest, facts: classesOf(family, families) };
}

const pointTerm = (of: PointTerm, families: Families): PointTerm =>
  of.family === undefined ? of : { facts: classesOf(of.family, families) };

function classesOf({ name: wanted, also, but }: Family, families: Families): LedgerClass[] {
  const isIn = (name: LedgerClass) => (families[name] === wanted || name === also) && name !== but;
  return LEDGER_CLASSES.filter(isIn);
}

type Family = NonNullable<FactTerm["family"]>;
