import { describe, expect, test } from "vitest";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";

/** Four observers of twelve units, with gaps: the worked example of Krippendorff (2011), Computing Krippendorff's alpha-reliability. */
const OBSERVED: readonly (readonly (number | null)[])[] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, 3, null, null],
];

describe("Krippendorff's alpha", () => {
  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ] as const)("of the published example, %s, is %d", (level, alpha) => {
    expect(krippendorffAlpha(OBSERVED, level)).toBeCloseTo(alpha, 3);
  });

  test("does not see who rated nor in which order units came", () => {
    const turned = OBSERVED.map((unit) => [...unit].reverse()).reverse();
    expect(krippendorffAlpha(turned, "ordinal")).toBeCloseTo(
      krippendorffAlpha(OBSERVED, "ordinal") ?? Number.NaN,
      12,
    );
  });

  test("is one in full agreement and not known where all ratings are one value", () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
        ],
        "nominal",
      ),
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        "nominal",
      ),
    ).toBeNull();
    expect(krippendorffAlpha([[1, null]], "interval")).toBeNull();
  });
});
