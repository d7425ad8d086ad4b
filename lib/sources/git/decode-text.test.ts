import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

test("reads UTF-8 whatever the commit declares", () => {
  expect(decodeText(Buffer.from("Zoë 日本"), "Shift_JIS")).toBe("Zoë 日本");
});

test("reads other bytes in the declared encoding, and as Latin-1 where none or an unknown one is declared", () => {
  expect(decodeText(Buffer.from([0x93, 0xfa, 0x96, 0x7b]), "Shift_JIS")).toBe("日本");
  expect(decodeText(Buffer.from([0x5a, 0x6f, 0xeb]), "")).toBe("Zoë");
  expect(decodeText(Buffer.from([0x5a, 0x6f, 0xeb]), "no-such-encoding")).toBe("Zoë");
});

test("drops a character that a length limit has cut in two", () => {
  expect(decodeText(Buffer.from("日本").subarray(0, 5), "", true)).toBe("日");
});
