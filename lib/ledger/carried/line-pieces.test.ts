import { deserialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedBytes, versionOf } from "@/lib/core/piece.ts";
import type { BranchLines } from "../fold/fold-state.ts";
import { amendmentPart, linePart, linePieces, partsOfLine, readLine } from "./line-pieces.ts";
import { RestingFiles } from "./resting-files.ts";

type Files = BranchLines["files"];
type Step = { readonly does: "set" | "delete" | "clear"; readonly path: string; readonly runs: number[] };

const NAME = "main";
const lineOf = (files: Files): BranchLines => ({
  name: NAME,
  landing: true,
  files,
  fork: null,
  forkedAt: null,
  started: true,
});

/** Parts as a store holds them, and which versions of them the reader knows. */
type Stored = { readonly parts: Map<string, Uint8Array>; readonly versions: Map<string, string> };

/** Writes a line as a reading does; answers what is stored then, and which parts were written. */
function store(files: Files, { parts, versions }: Stored): Stored & { readonly written: string[] } {
  const kept = new Map<string, Uint8Array>();
  const written: string[] = [];
  for (const piece of linePieces(new Map([[NAME, lineOf(files)]]))) {
    const bytes = changedBytes(piece, versions);
    if (bytes !== null) written.push(piece.name);
    const held = bytes ?? parts.get(piece.name);
    if (held === undefined) throw new Error(`${piece.name} was never stored.`);
    kept.set(piece.name, held);
  }
  return { parts: kept, versions, written };
}

/** Puts the line to rest and wakes it again. */
function reopen({ parts }: Stored): { files: Files; stored: Stored } {
  const resting = lineOf(new RestingFiles(parts.has(amendmentPart(NAME))));
  expect(partsOfLine(resting)).toEqual([...parts.keys()]);
  const [base, later] = [linePart(NAME), amendmentPart(NAME)].map((name) => {
    const bytes = parts.get(name);
    return bytes && (deserialize(bytes) as unknown);
  });
  const versions = new Map([[linePart(NAME), RestingFiles.VERSION]]);
  const amended = parts.get(amendmentPart(NAME));
  if (amended) versions.set(amendmentPart(NAME), versionOf(amended));
  return { files: readLine(base, later), stored: { parts, versions } };
}

const NOTHING: Stored = { parts: new Map(), versions: new Map() };
const plain = (files: Files) => new Map([...files].map(([path, runs]) => [path, [...runs]]));
const path = fc.constantFrom("a", "b", "c", "d", "e", "f", "__proto__");
const runs = fc.array(fc.nat({ max: 9 }), { maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant("set" as const) },
    { weight: 3, arbitrary: fc.constant("delete" as const) },
    { weight: 1, arbitrary: fc.constant("clear" as const) },
  ),
  path,
  runs,
});

function play(files: Files, steps: readonly Step[]): void {
  for (const { does, path: name, runs: births } of steps) {
    if (does === "set") files.set(name, Uint32Array.from(births));
    else if (does === "delete") files.delete(name);
    else files.clear();
  }
}

describe("the births of a line of history in parts", () => {
  test("are after any readings what they would be in one map", () => {
    fc.assert(
      fc.property(
        fc.dictionary(path, fc.array(fc.nat({ max: 9 }), { maxLength: 40 })),
        fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }),
        (first, readings) => {
          const one: Files = new Map(
            Object.entries(first).map(([name, births]) => [name, Uint32Array.from(births)]),
          );
          let stored: Stored = store(one, NOTHING);
          for (const steps of readings) {
            const woken = reopen(stored);
            expect(plain(woken.files)).toEqual(plain(one));
            play(one, steps);
            play(woken.files, steps);
            stored = store(woken.files, woken.stored);
          }
          expect(plain(reopen(stored).files)).toEqual(plain(one));
        },
      ),
    );
  });

  const large: Files = new Map(Array.from({ length: 100 }, (_, at) => [`f${at}`, Uint32Array.of(10, at)]));

  test("are written only where they changed, and not at all where they did not", () => {
    const woken = reopen(store(large, NOTHING));
    expect(store(woken.files, woken.stored).written).toEqual([]);
    woken.files.set("f3", Uint32Array.of(4, 7));
    woken.files.delete("f4");
    const amended = store(woken.files, woken.stored);
    expect(amended.written).toEqual([amendmentPart(NAME)]);
    const again = reopen(amended);
    expect(store(again.files, again.stored).written).toEqual([]);
    expect([again.files.get("f3"), again.files.has("f4"), again.files.size]).toEqual([
      Uint32Array.of(4, 7),
      false,
      99,
    ]);
  });

  test("are written whole once much of them changed, and the amendment is gone", () => {
    const woken = reopen(store(large, NOTHING));
    for (let at = 0; at < 30; at += 1) woken.files.set(`f${at}`, Uint32Array.of(4, at));
    const whole = store(woken.files, woken.stored);
    expect(whole.written).toEqual([linePart(NAME)]);
    expect([...whole.parts.keys()]).toEqual([linePart(NAME)]);
  });

  test("come with their amendment while they rest, as they are stored", () => {
    for (const isAmended of [false, true]) {
      const pieces = [...linePieces(new Map([[NAME, lineOf(new RestingFiles(isAmended))]]))];
      expect(pieces.map(({ version }) => version)).toEqual(pieces.map(() => RestingFiles.VERSION));
      expect(pieces.map(({ name }) => name)).toEqual(
        isAmended ? [linePart(NAME), amendmentPart(NAME)] : [linePart(NAME)],
      );
    }
  });
});
