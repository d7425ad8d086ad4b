import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathKey } from "./path-key.ts";

describe("pathKey", () => {
  test("leaves every ordinary path as it is", () => {
    expect(pathKey("src/a b/ü.ts")).toBe("src/a b/ü.ts");
    expect(pathKey("x".repeat(1024))).toBe("x".repeat(1024));
  });

  test("never grows past what an index can hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4000 }), (path) => {
        expect(Buffer.byteLength(pathKey(path))).toBeLessThanOrEqual(1024);
      }),
    );
    expect(Buffer.byteLength(pathKey("€".repeat(4000)))).toBeLessThanOrEqual(1024);
  });

  test("keeps long paths apart that differ only at the end", () => {
    const long = "a/".repeat(900);
    expect(pathKey(`${long}x`)).not.toBe(pathKey(`${long}y`));
  });
});
