import fc from "fast-check";
import { expect, test } from "vitest";
import { unkeepable, unkeepableFields, withoutZero } from "./unkeepable.ts";

test("a field with a zero byte in it is named, whatever stands around it, and no other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const plain = withoutZero(before);
      const wrong = unkeepableFields({ name: `${before}\0${after}`, note: plain });
      expect(Object.keys(wrong)).toEqual(["name"]);
      expect([unkeepable(plain), unkeepable(`\0${plain}`)]).toEqual([null, wrong["name"]]);
    }),
  );
});
