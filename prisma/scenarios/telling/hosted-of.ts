import type { Story } from "./story.ts";
import type { Told } from "./told.ts";

/** What the host of the code knows of a story, with the ids that git gave its commits. */
export type HostedTold = Told & {
  /** Every stand of the default branch, oldest first; seconds. */
  readonly main: readonly { readonly mark: number; readonly at: number; readonly pull: number | null }[];
  readonly sha: (mark: number) => string;
};

/** Asks git for the ids of the commits that a host speaks of; the importer must still be open. */
export async function hostedOf(
  story: Story,
  { defaultBranch }: { defaultBranch: string },
): Promise<HostedTold> {
  const numbers = new Map<number | null, number>(
    story.told.pulls.map(({ mergeMark, number }) => [mergeMark, number]),
  );
  const main = (story.branches.get(defaultBranch) ?? []).map(({ mark, at }) => ({
    mark,
    at,
    pull: numbers.get(mark) ?? null,
  }));
  const marks = new Set([
    ...main.map(({ mark }) => mark),
    ...story.told.pulls.flatMap(({ baseMark, mergeMark, commits }) => [
      baseMark,
      ...(mergeMark === null ? [] : [mergeMark]),
      ...commits.map(({ mark }) => mark),
    ]),
  ]);
  const ids = new Map(
    await Promise.all([...marks].map(async (mark) => [mark, await story.importer.sha(mark)] as const)),
  );
  return { ...story.told, main, sha: (mark) => ids.get(mark) ?? "" };
}
