import { describe, expect, test } from "vitest";
import { type ContextEvent, foldContext } from "./context-inventory.ts";

let blobs = 0;
function event(
  at: number,
  status: ContextEvent["status"],
  path: string,
  over: Partial<ContextEvent> = {},
): ContextEvent {
  blobs += 1;
  return { at, status, path, oldPath: path, oldBlob: `b${blobs}`, blob: `c${blobs}`, isLink: false, ...over };
}

describe("foldContext", () => {
  test("an asset remembers when it appeared, when it was last written and how often", () => {
    const assets = foldContext([
      event(10, "A", "AGENTS.md"),
      event(20, "M", "AGENTS.md"),
      event(25, "A", "src/a.ts"),
    ]);
    expect(assets).toEqual([
      {
        path: "AGENTS.md",
        kind: "instructions",
        scope: "",
        since: 10,
        lastChanged: 20,
        removedAt: null,
        versions: 2,
      },
    ]);
  });

  test("a removal keeps the asset with its date, and coming back keeps its age", () => {
    const removed = foldContext([event(10, "A", "CLAUDE.md"), event(30, "D", "CLAUDE.md")]);
    expect(removed[0]).toMatchObject({ since: 10, lastChanged: 10, removedAt: 30, versions: 1 });
    const back = foldContext([event(40, "A", "CLAUDE.md")], removed);
    expect(back[0]).toMatchObject({ since: 10, lastChanged: 40, removedAt: null, versions: 2 });
  });

  test("a rename between context paths keeps age and versions, and is no version of its own where content is equal", () => {
    const start = [event(10, "A", "CLAUDE.md")];
    const pure = event(20, "R", "AGENTS.md", { oldPath: "CLAUDE.md", oldBlob: "same", blob: "same" });
    const edited = event(20, "R", "AGENTS.md", { oldPath: "CLAUDE.md" });
    expect(foldContext([...start, pure])).toEqual([
      {
        path: "AGENTS.md",
        kind: "instructions",
        scope: "",
        since: 10,
        lastChanged: 10,
        removedAt: null,
        versions: 1,
      },
    ]);
    expect(foldContext([...start, edited])[0]).toMatchObject({ since: 10, lastChanged: 20, versions: 2 });
  });

  test("a rename into a context path begins an asset, a rename out of one ends it", () => {
    const into = foldContext([event(20, "R", "AGENTS.md", { oldPath: "notes.md" })]);
    expect(into).toHaveLength(1);
    expect(into[0]).toMatchObject({ since: 20, versions: 1 });
    const out = foldContext([event(30, "R", "notes.md", { oldPath: "AGENTS.md" })], into);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatchObject({ path: "AGENTS.md", removedAt: 30 });
  });

  test("a file that becomes a link to another one is no asset any more", () => {
    const assets = foldContext([event(10, "A", "CLAUDE.md"), event(20, "M", "CLAUDE.md", { isLink: true })]);
    expect(assets[0]).toMatchObject({ removedAt: 20 });
    expect(foldContext([event(10, "A", "CLAUDE.md", { isLink: true })])).toEqual([]);
  });

  test("folding in two steps equals folding at once", () => {
    const events = [
      event(1, "A", "AGENTS.md"),
      event(2, "A", "docs/adr/1.md"),
      event(3, "R", "docs/adr/0001.md", { oldPath: "docs/adr/1.md" }),
      event(4, "D", "AGENTS.md"),
      event(5, "A", "AGENTS.md"),
    ];
    for (let cut = 0; cut <= events.length; cut++) {
      expect(foldContext(events.slice(cut), foldContext(events.slice(0, cut)))).toEqual(foldContext(events));
    }
  });
});
