import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChangeDiff, LINE } from "@/lib/model/change-diff.ts";
import { DiffScanner } from "./diff-scanner.ts";

const A = "a".repeat(40);
const B = "b".repeat(40);
const C = "c".repeat(40);
const ZERO = "0".repeat(40);

const RAW = [
  `:100644 100644 ${A} ${B} M\0one.ts\0`,
  `:100644 100644 ${A} ${B} R090\0old name\0new "name"\0`,
  `:120000 100644 ${A} ${B} T\0link\0`,
  `:120000 100644 ${A} ${A} T\0same\0`,
  `:100644 000000 ${A} ${ZERO} D\0gone.bin\0`,
].join("");

const PATCH = `diff --git a/one.ts b/one.ts
index ${A}..${B} 100644
--- a/one.ts
+++ b/one.ts
@@ -1,4 +1,5 @@ not a header: @@ -1 +1 @@
 kept
-diff --git a/x b/x
+\u0001${C}
+@@ -1,9 +1,9 @@
 kept too
-last
\\ No newline at end of file
+last
@@ -20,0 +22 @@
+
diff --git a/old name "b/new \\"name\\""
similarity index 90%
rename from old name
rename to "new \\"name\\""
index ${A}..${B} 100644
--- a/old name
+++ "b/new \\"name\\""
@@ -3 +2,0 @@
--- a/one.ts
diff --git a/link b/link
deleted file mode 120000
index ${A}..${ZERO}
--- a/link
+++ /dev/null
@@ -1 +0,0 @@
-target
\\ No newline at end of file
diff --git a/link b/link
new file mode 100644
index ${ZERO}..${B}
--- /dev/null
+++ b/link
@@ -0,0 +1 @@
+text  \t here
diff --git a/same b/same
deleted file mode 120000
index ${A}..${ZERO}
--- a/same
+++ /dev/null
@@ -1 +0,0 @@
-one.ts
\\ No newline at end of file
diff --git a/same b/same
new file mode 100644
index ${ZERO}..${A}
--- /dev/null
+++ b/same
@@ -0,0 +1 @@
+one.ts
\\ No newline at end of file
diff --git a/gone.bin b/gone.bin
deleted file mode 100644
index ${A}..${ZERO}
Binary files a/gone.bin and /dev/null differ
`;

const STREAM = Buffer.from(`\u0001${A}\0\u0001${B}\0\n${RAW}\0${PATCH}\u0001${C}\0`);

function scan(chunks: readonly Buffer[]): unknown[] {
  const seen: string[] = [];
  const scanner = new DiffScanner(40, {
    lexerFor: (path) =>
      path === "one.ts"
        ? (buffer, start, end, line) => {
            seen.push(`${line}:${Buffer.from(buffer).toString("utf8", start, end)}`);
            return line === 2 ? LINE.comment : 0;
          }
        : null,
    keepText: (path) => path === "link",
  });
  const found: unknown[] = [];
  for (const chunk of chunks) {
    scanner.push(chunk);
    for (let change = scanner.next(); change !== null; change = scanner.next()) found.push(plain(change));
  }
  const last = scanner.finish();
  if (last !== null) found.push(plain(last));
  return [...found, seen];
}

/** A copy that outlives the reused buffers. */
function plain(change: ChangeDiff) {
  const { n, hash, length, alnum, flags } = change.lines;
  return {
    sha: change.mergeSha,
    files: change.files.map((file) => ({ ...file, hunks: [...file.hunks] })),
    lines: Array.from({ length: n }, (_, i) => [hash[i], length[i], alnum[i], flags[i]]),
  };
}

const hashOf = (text: string): number =>
  [...Buffer.from(text.replace(/\s/g, ""))].reduce((h, byte) => (Math.imul(h, 0x01000193) + byte) >>> 0, 0);

describe("DiffScanner", () => {
  const whole = scan([STREAM]) as [
    ReturnType<typeof plain>,
    ReturnType<typeof plain>,
    ReturnType<typeof plain>,
    string[],
  ];

  test("tells of every commit in order, also of those that change nothing", () => {
    expect(whole.slice(0, 3).map((change) => (change as { sha: string }).sha)).toEqual([A, B, C]);
    expect(whole[0].files).toEqual([]);
    expect(whole[2].files).toEqual([]);
  });

  test("splits hunks at their context and numbers them as git does without context", () => {
    const [one, renamed] = whole[1].files;
    expect(one?.hunks).toEqual([2, 1, 2, 2, 4, 1, 5, 1, 20, 0, 22, 1]);
    expect([one?.added, one?.removed, one?.addedBytes]).toEqual([4, 2, 41 + 15 + 4]);
    expect(renamed).toMatchObject({
      status: "R",
      oldPath: "old name",
      newPath: 'new "name"',
      hunks: [3, 1, 2, 0],
    });
  });

  test("takes content that looks like a header as content", () => {
    expect(whole[1].lines[0]?.[0]).toBe(hashOf("diff --git a/x b/x"));
    expect(whole[1].lines[2]?.[0]).toBe(hashOf("@@ -1,9 +1,9 @@"));
  });

  test("reads a change of type as a removal and an addition, and as nothing where the bytes stay", () => {
    expect(whole[1].files.slice(2, 5)).toMatchObject([
      { status: "D", newPath: "link", oldMode: "120000", newMode: "000000", newBlob: ZERO, removed: 1 },
      { status: "A", newPath: "link", oldMode: "000000", newMode: "100644", oldBlob: ZERO, added: 1 },
      { status: "M", newPath: "same", oldMode: "120000", newMode: "100644", added: 0, removed: 0, hunks: [] },
    ]);
    expect(whole[1].files[3]?.text).toEqual(["text  \t here"]);
    expect(whole[1].files[5]).toMatchObject({ binary: true, from: 9, to: 9 });
  });

  test("marks blank lines and lines without a line end", () => {
    const flags = whole[1].lines.map((line) => line[3]);
    expect(flags).toEqual([
      LINE.comment,
      LINE.plus | LINE.comment,
      LINE.plus,
      LINE.noNewline,
      LINE.plus,
      LINE.plus | LINE.blank,
      0,
      LINE.noNewline,
      LINE.plus,
    ]);
  });

  test("shows each line to the lexer with its number on its own side", () => {
    expect(whole[3]).toEqual([
      "2:diff --git a/x b/x",
      `2:\u0001${C}`,
      "3:@@ -1,9 +1,9 @@",
      "4:last",
      "5:last",
      "22:",
    ]);
  });

  test("gives the same answer wherever the stream is cut", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 60 });
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places.toSorted((a, b) => a - b), STREAM.length];
        const chunks = edges.slice(1).map((end, index) => STREAM.subarray(edges[index], end));
        expect(scan(chunks)).toEqual(whole);
      }),
    );
    expect(scan([...STREAM].map((byte) => Buffer.from([byte])))).toEqual(whole);
  });

  test("refuses a stream that ends inside a change", () => {
    for (let end = 1; end < STREAM.indexOf("diff --git a/gone.bin"); end += 7) {
      const cut = STREAM.subarray(0, end);
      const isWhole = end === 42 || cut.toString("latin1").endsWith(`${A}\0`);
      if (!isWhole) expect(() => scan([cut]), `cut at ${end}`).toThrow(/git|patch/);
    }
  });

  test("refuses a patch whose ids are not those of the list of files", () => {
    const text = STREAM.toString("latin1").replace(
      `index ${A}..${B} 100644\n--- a/one.ts`,
      `index ${C}..${B} 100644\n--- a/one.ts`,
    );
    expect(() => scan([Buffer.from(text, "latin1")])).toThrow("does not match");
  });
});
