import { expect, test } from "vitest";
import { pathText } from "./path-text.ts";

const read = (bytes: Buffer) => pathText(bytes, 0, bytes.length);

test("keeps UTF-8 paths as they are, line ends and quotes included", () => {
  expect(read(Buffer.from('dir/na\nme "ü" 日本'))).toBe('dir/na\nme "ü" 日本');
});

test("writes each byte that is not UTF-8 as \\xNN and keeps the rest", () => {
  expect(read(Buffer.from([0x61, 0xff, 0xc3, 0xbc, 0xe2, 0x82, 0x62]))).toBe("a\\xFFü\\xE2\\x82b");
});
