import { describe, expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";

describe("Cohen's kappa", () => {
  test("of twenty and fifteen agreements in fifty is the published one", () => {
    expect(
      cohenKappa([
        [20, 5],
        [10, 15],
      ]),
    ).toBeCloseTo(0.4, 12);
  });

  test("is one where raters always agree and nought where they agree as chance would have it", () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 3],
      ]),
    ).toBe(1);
    expect(
      cohenKappa([
        [4, 6],
        [6, 9],
      ]),
    ).toBeCloseTo(0, 12);
  });

  test("is not known without ratings or with one category", () => {
    expect(cohenKappa([])).toBeNull();
    expect(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(() => cohenKappa([[1, 2]])).toThrow("square");
  });
});
