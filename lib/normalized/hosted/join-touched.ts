import type { Touched } from "./touched.ts";

/** What several batches changed together, each thing once: what follows from all of them is asked for once. */
export function joinTouched(all: readonly Touched[]): Touched {
  const every = (
    list: "accounts" | "repositories" | "projects" | "teams" | "repos" | "items" | "statuses",
  ) => [...new Set(all.flatMap((touched) => touched[list]))];
  return {
    written: all.reduce((sum, { written }) => sum + written, 0),
    accounts: every("accounts"),
    repositories: every("repositories"),
    projects: every("projects"),
    teams: every("teams"),
    repos: every("repos"),
    items: every("items"),
    statuses: every("statuses"),
    pulls: onceEach(all.flatMap(({ pulls }) => pulls)),
    pushes: onceEach(all.flatMap(({ pushes }) => pushes)),
    unsure: onceEach(all.flatMap(({ unsure }) => unsure)),
  };
}

const onceEach = <Thing extends object>(things: readonly Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [JSON.stringify(Object.values(thing)), thing])).values(),
];
