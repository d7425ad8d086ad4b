import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, hashParams, type Json } from "./hash.ts";

describe("hash of parameters", () => {
  test("the order in which keys were written makes no difference", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
    expect(hashParams({ b: 1, a: 2 })).toBe(hashParams({ a: 2, b: 1 }));
  });

  test("the canonical text reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  test("every parameter counts", () => {
    const hashes = [{ days: 30 }, { days: 31 }, { days: "30" }, { day: 30 }, [30], 30, null, {}].map(
      hashParams,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test("the hash is short, hexadecimal and the same for ever", () => {
    expect(hashParams({ horizonDays: 30, windowDays: 21 })).toMatchInlineSnapshot(`"5936da21d5be2b09"`);
  });

  test("numbers without a spelling are refused", () => {
    expect(() => hashParams({ days: Number.NaN })).toThrow("NaN");
    expect(() => hashParams([Number.POSITIVE_INFINITY])).toThrow("Infinity");
    expect(canonicalJson(-0)).toBe("0");
  });
});
