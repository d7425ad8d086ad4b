import { recentExperience } from "./recent-experience.ts";
import type { RiskChange } from "./risk-change.ts";

type Past = { readonly times: number[]; readonly subsystems: Map<string, number[]> };

/** The first folder of a path; the root of the repository for files that lie in none. */
export const subsystemOf = (path: string): string =>
  path.includes("/") ? path.slice(0, path.indexOf("/")) : "";

/** How much each author had done, and where. */
export class AuthorPast {
  readonly #authors = new Map<string, Past>();

  before({ author, at, files }: RiskChange): { exp: number; sexp: number; rexp: number } {
    const past = this.#authors.get(author);
    if (past === undefined) return { exp: 0, sexp: 0, rexp: 0 };
    const here = subsystemsOf(files).map((name) => past.subsystems.get(name) ?? []);
    const [only] = here;
    const sexp = here.length === 1 ? (only?.length ?? 0) : new Set(here.flat()).size;
    return { exp: past.times.length, sexp, rexp: recentExperience(past.times, at) };
  }

  add({ author, at, files }: RiskChange): void {
    const past = this.#authors.get(author) ?? { times: [], subsystems: new Map<string, number[]>() };
    this.#authors.set(author, past);
    past.times.push(at);
    for (const name of subsystemsOf(files)) {
      const told = past.subsystems.get(name);
      if (told) told.push(past.times.length);
      else past.subsystems.set(name, [past.times.length]);
    }
  }
}

const subsystemsOf = (files: RiskChange["files"]): string[] => [
  ...new Set(files.map(({ path }) => subsystemOf(path))),
];
