import { describe, expect, test } from "vitest";
import { type OwnersEvent, ownersAt, ownersHistory } from "./owners-history.ts";

const event = (at: number, path: string, text: string | null, sha = `sha${at}`): OwnersEvent => ({
  at,
  sha,
  path,
  text,
});

describe("ownersHistory", () => {
  test("rules hold from the moment they landed until the next version", () => {
    const versions = ownersHistory([event(10, "CODEOWNERS", "* @a"), event(20, "CODEOWNERS", "* @b")]);
    expect(ownersAt(versions, 9)).toBeNull();
    expect(ownersAt(versions, 10)?.rules[0]?.owners).toEqual(["@a"]);
    expect(ownersAt(versions, 19)?.rules[0]?.owners).toEqual(["@a"]);
    expect(ownersAt(versions, 20)?.rules[0]?.owners).toEqual(["@b"]);
  });

  test("the forge's own folder comes before the root, and the root before docs", () => {
    const versions = ownersHistory([
      event(10, "docs/CODEOWNERS", "* @docs"),
      event(20, ".github/CODEOWNERS", "* @forge"),
      event(30, "CODEOWNERS", "* @root"),
      event(40, ".github/CODEOWNERS", null),
      event(50, "CODEOWNERS", null),
      event(60, "docs/CODEOWNERS", null),
    ]);
    expect(versions.map(({ fromAt, path }) => [fromAt, path])).toEqual([
      [10, "docs/CODEOWNERS"],
      [20, ".github/CODEOWNERS"],
      [40, "CODEOWNERS"],
      [50, "docs/CODEOWNERS"],
      [60, null],
    ]);
    expect(ownersAt(versions, 60)?.rules).toEqual([]);
  });

  test("a move inside one commit that keeps the text is no new version", () => {
    const moved = [event(20, "CODEOWNERS", null, "m"), event(20, ".github/CODEOWNERS", "* @a", "m")];
    expect(ownersHistory([event(10, "CODEOWNERS", "* @a"), ...moved])).toHaveLength(1);
    expect(ownersHistory([event(10, "src/CODEOWNERS", "* @a")])).toEqual([]);
  });
});
