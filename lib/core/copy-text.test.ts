import { describe, expect, test } from "vitest";
import { copyRow } from "./copy-text.ts";

describe("copyRow", () => {
  test("writes every kind of cell", () => {
    const at = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(
      copyRow(["a", 1, -2n, true, false, null, at, Uint8Array.of(1, 255), ["x", 'y"z'], { json: { a: 1 } }]),
    ).toBe('a\t1\t-2\tt\tf\t\\N\t2026-01-02T03:04:05.000Z\t\\\\x01ff\t{"x","y\\\\"z"}\t{"a":1}\n');
  });

  test("keeps separators, backslashes and the two special words inside their cell", () => {
    expect(copyRow(["a\tb\nc\rd\\e", "\\N", "\\."])).toBe("a\\tb\\nc\\rd\\\\e\t\\\\N\t\\\\.\n");
  });

  test("leaves out NUL and replaces half of a surrogate pair, inside JSON too", () => {
    expect(copyRow(["a\0b", "\ud800x", "\u{1f600}"])).toBe("ab\t\ufffdx\t\u{1f600}\n");
    expect(copyRow([{ json: { a: "\0\udc00" } }])).toBe('{"a":"\ufffd"}\n');
  });
});
