import { describe, expect, test } from "vitest";
import { toCommit } from "./commit-record.ts";

const record = (changed: Record<number, string | Buffer>) => {
  const plain = ["\nabc", "d e", "Ann", "ann@x", "100", "Bob", "bob@x", "200", "", "Subject\n\nBody\n"];
  return toCommit(plain.map((text, index) => Buffer.from(changed[index] ?? text)));
};

describe("toCommit", () => {
  test("reads ids, people, times and the two parts of the message", () => {
    expect(record({})).toEqual({
      sha: "abc",
      parents: ["d", "e"],
      author: { name: "Ann", email: "ann@x" },
      committer: { name: "Bob", email: "bob@x" },
      authoredAt: 100,
      committedAt: 200,
      subject: "Subject",
      body: "Body",
    });
  });

  test("brings times into the years 1970 to 2100, and takes the other one where one is no time", () => {
    expect(record({ 4: "-5", 7: "99999999999999" })).toMatchObject({
      authoredAt: 0,
      committedAt: 4_133_980_799,
    });
    expect(record({ 4: "" })).toMatchObject({ authoredAt: 200, committedAt: 200 });
    expect(record({ 4: "never", 7: "" })).toMatchObject({ authoredAt: 0, committedAt: 0 });
  });

  test("keeps names with markup and empty names as they are", () => {
    expect(record({ 2: "<b>x</b>", 3: "" }).author).toEqual({ name: "<b>x</b>", email: "" });
  });

  test("makes every line end a \\n and passes over blank lines before the subject", () => {
    expect(record({ 9: "\r\n \r\nOne\r\n\r\nTwo\rThree\r\n" })).toMatchObject({
      subject: "One",
      body: "Two\nThree",
    });
  });

  test("keeps at most 64 KiB of the body, never half a character", () => {
    const { body } = record({ 9: `One\n\n${"日".repeat(40_000)}` });
    expect(Buffer.byteLength(body)).toBe(65_535);
    expect(body).toMatch(/^日+$/);
  });
});
