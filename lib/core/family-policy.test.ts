import { expect, test } from "vitest";
import { FAMILY_POLICY } from "../model/ledger-class.ts";
import type { MetricRead } from "../model/metric-read.ts";
import { classesIn, familiesUnder, underPolicy } from "./family-policy.ts";

const families = familiesUnder({ families: { rework: "net", net: "sustaining" } });
const read = (family: object): MetricRead => ({
  as: "ratio-of-sums",
  of: { facts: ["net"], composition: ["agent"], family: { name: "net", ...family } },
  over: "gross",
});

test("what an organisation decides stands in the place of the shipped family, and only there", () => {
  expect(classesIn(families, "net")).toEqual(["rework", "corrective_inherited"]);
  expect(classesIn(families, "sustaining")).toEqual(["dependency", "net"]);
  expect(familiesUnder({ families: {} })).toEqual(FAMILY_POLICY.family);
});

test.each([
  [{}, ["rework", "corrective_inherited"]],
  [{ also: "corrective_unknown" }, ["rework", "corrective_unknown", "corrective_inherited"]],
  [{ but: "rework" }, ["corrective_inherited"]],
])("a declaration of a family with %j sums its classes", (family, facts) => {
  expect(underPolicy(read(family), families)).toEqual({
    as: "ratio-of-sums",
    of: { facts, composition: ["agent"] },
    over: "gross",
  });
});

test("a declaration that names classes alone stays", () => {
  const plain: MetricRead = { as: "sum", of: "rework" };
  expect(underPolicy(plain, families)).toBe(plain);
});
