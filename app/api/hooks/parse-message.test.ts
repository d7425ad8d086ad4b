import { expect, test } from "vitest";
import { parseMessage } from "./parse-message.ts";

const parsed = (text: string) => {
  const message = parseMessage(Buffer.from(text));
  return typeof message === "string" ? message : message.body;
};

test.each([
  ["plainly", '{"__proto__":{"polluted":1},"a":{"__proto__":2,"b":3}}'],
  ["with escapes", '{"\\u005f_pr\\u006fto__":{"polluted":1},"a":{"__pro\\u0074o__":2,"b":3}}'],
  ["with one letter escaped", '{"__pr\\u006fto__":{"polluted":1},"a":{"__prot\\u006f__":2,"b":3}}'],
  ["with escapes in capitals", '{"\\u005F\\u005Fproto__":{"polluted":1},"a":{"\\u005F_proto__":2,"b":3}}'],
])("a name of prototypes written %s is left out, wherever it stands", (_, text) => {
  const body = parsed(text);
  expect(JSON.stringify(body)).toBe('{"a":{"b":3}}');
});

test("everything else is there as it was said", () => {
  const said = { constructor: { prototype: 1 }, deep: [[{ text: 'a "quote" and \\ __PROTO' }]], n: 1e21 };
  expect(parsed(JSON.stringify(said))).toEqual(said);
});
