import { describe, expect, test } from "vitest";
import { trailers } from "./trailers.ts";

const keys = (subject: string, body: string): string[] => trailers(subject, body).map(({ key }) => key);

describe("trailers", () => {
  test("are read from the last paragraph, keys in lower case", () => {
    expect(trailers("Fix", "\nWhy.\n\nSigned-off-by: Ann <a@x.org>\nCo-Authored-By: Bo <b@x.org>\n")).toEqual(
      [
        { key: "signed-off-by", value: "Ann <a@x.org>" },
        { key: "co-authored-by", value: "Bo <b@x.org>" },
      ],
    );
  });

  test("are read from two trailer paragraphs and across the line that GitHub draws before its own", () => {
    const body = "Why.\n\nAmp-Thread-ID: T-1\n\nAssisted-by: X\n\n---------\n\nCo-authored-by: Bo <b@x.org>";
    expect(keys("Fix", body)).toEqual(["amp-thread-id", "assisted-by", "co-authored-by"]);
  });

  test("end at the first paragraph of prose, read from below", () => {
    expect(keys("Fix", "Note: this is old.\n\nOne\ntwo\nthree\nfour\nfive: x\n\nRefs: 1")).toEqual(["refs"]);
  });

  test("may share a paragraph with prose, as long as a quarter of it are trailers", () => {
    expect(keys("Fix", "one\ntwo\nthree\nRefs: 1")).toEqual(["refs"]);
    expect(keys("Fix", "one\ntwo\nthree\nfour\nRefs: 1")).toEqual([]);
  });

  test("fold lines that start with a space", () => {
    expect(trailers("Fix", "Refs: 1,\n 2")).toEqual([{ key: "refs", value: "1, 2" }]);
  });

  test("in the middle of a squash message count where their key is strong, and only at the start of a line", () => {
    const body = [
      "* Add A",
      "",
      "Co-authored-by: Bo <b@x.org>",
      "",
      "* Explain how B works",
      "",
      "It takes the long way round, as follows, and then it stops",
      "because there is no other way for it to go on from there,",
      "which is why the old one had a limit of its own. See B.",
      "",
      "* Co-authored-by: Cy <c@x.org>",
      "Refs: 7 is old",
      "and so is this",
      "and this",
      "and this as well",
    ].join("\n");
    expect(trailers("Add A and B (#12)", body)).toEqual([{ key: "co-authored-by", value: "Bo <b@x.org>" }]);
    expect(keys("Add A and B", body)).toEqual([]);
  });

  test.each([
    ["fenced", "```\nCo-authored-by: Claude <noreply@anthropic.com>\n```"],
    ["fenced with tildes", "~~~text\nCo-authored-by: Claude <noreply@anthropic.com>\n~~~"],
    ["in a fence that never ends", "```\nCo-authored-by: Claude <noreply@anthropic.com>"],
    ["indented", "    Co-authored-by: Claude <noreply@anthropic.com>"],
    ["indented with a tab", "\tCo-authored-by: Claude <noreply@anthropic.com>"],
    ["quoted", "> Co-authored-by: Claude <noreply@anthropic.com>"],
    ["commented out", "<!--\nCo-authored-by: Claude <noreply@anthropic.com>\n-->"],
  ])("that are %s belong to somebody else", (_, block) => {
    expect(keys("Explain trailers (#1)", `They look so:\n\n${block}`)).toEqual([]);
    expect(keys("Explain trailers (#1)", `${block}\n\nRefs: 1`)).not.toContain("co-authored-by");
  });

  test("after a closed fence count again", () => {
    expect(keys("Fix", "```\nRefs: 1\n```\n\nRefs: 2")).toEqual(["refs"]);
  });

  test("an indented line never hangs itself on to the trailer before it", () => {
    expect(trailers("Fix", "Refs: 1\n    Co-authored-by: Claude <noreply@anthropic.com>")).toEqual([
      { key: "refs", value: "1" },
    ]);
  });
});
