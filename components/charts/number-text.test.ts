import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersToText, textToNumbers } from "./number-text.ts";

test("numbers and gaps arrive as they were sent", () => {
  const each = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })));
  fc.assert(
    fc.property(fc.array(each), (numbers) => {
      const sent = numbers.map((one) => (one === null ? null : one + 0));
      expect(textToNumbers(numbersToText(sent))).toEqual(sent);
    }),
  );
});

test("takes little room", () => {
  expect(numbersToText([12, 0, null, 0.25])).toBe("12 0 - 0.25");
});
