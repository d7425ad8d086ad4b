import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("quotes what needs quoting and leaves unknown empty", () => {
  expect(
    toCsv(
      ["title", "lines"],
      [
        ['Say "hi", twice', 12],
        ["plain", null],
      ],
    ),
  ).toBe('\ufefftitle,lines\r\n"Say ""hi"", twice",12\r\nplain,\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%x"])(
  "%j is text, not a formula",
  (text) => {
    expect(toCsv(["title"], [[text]])).toContain(`'${text}`);
  },
);

test("a negative number stays a number", () => {
  expect(toCsv(["lines"], [[-12]])).toContain("\r\n-12\r\n");
});

test("no text can begin a cell with a formula sign, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [, line = ""] = toCsv(["title"], [[text]]).split("title\r\n");
      expect(line.replace(/^"/, "")).not.toMatch(/^[=+\-@\t|%]/);
    }),
  );
});
