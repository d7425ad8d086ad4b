import { expect, test } from "vitest";
import { encodeCommit } from "./encode-commit.ts";

const someone = { name: "Zoë Adler", email: "zoe.adler@example.com" };

test("a commit is written with its lengths in bytes, its parents in order and its deletions", () => {
  const text = encodeCommit(7, {
    ref: "refs/heads/main",
    author: someone,
    authoredAt: 10,
    committer: someone,
    committedAt: 20,
    message: "Größe",
    parents: [5, 6],
    files: [
      ["a.txt", "ä\n"],
      ["b.txt", null],
    ],
  });
  expect(text).toBe(
    [
      "commit refs/heads/main",
      "mark :7",
      "author Zoë Adler <zoe.adler@example.com> 10 +0000",
      "committer Zoë Adler <zoe.adler@example.com> 20 +0000",
      "data 7",
      "Größe",
      "from :5",
      "merge :6",
      "M 100644 inline a.txt",
      "data 3",
      "ä",
      "",
      "D b.txt",
      "",
      "",
    ].join("\n"),
  );
});
