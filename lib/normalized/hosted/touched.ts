import type { Merged } from "@/lib/core/bulk-merge.ts";
import type { Push } from "@/lib/model/connector.ts";

/** Of what, in which repository or project. */
export type Unsure = {
  readonly what: "pulls" | "comments" | "discussions" | "items";
  readonly place: string;
};

/** What a batch really changed, by the keys of the host: the work that follows is asked for exactly this. */
export type Touched = {
  /** Rows added or changed. */
  readonly written: number;
  readonly accounts: readonly string[];
  /** Repositories whose own row changed: found, renamed, moved to another default branch. */
  readonly repositories: readonly string[];
  /** Projects of a tracker whose own row changed. */
  readonly projects: readonly string[];
  /** Teams of which the name, the place or the members changed. */
  readonly teams: readonly string[];
  /** Repositories of which anything changed. */
  readonly repos: readonly string[];
  /** Pull requests (or issues) of which anything changed, their reviews, threads, comments and events among it. */
  readonly pulls: readonly { readonly repo: string; readonly number: number }[];
  readonly items: readonly string[];
  readonly statuses: readonly string[];
  /** Branches that a message said have moved. */
  readonly pushes: readonly Push[];
  /**
   * Repositories and projects of which a message told, at one and the same second, something else than is known. Which of the
   * two is later cannot be told from them; the host has to be asked.
   */
  readonly unsure: readonly Unsure[];
};

/** Gathers what the statements of one batch touched. */
export function touching() {
  let written = 0;
  const unsure: Unsure[] = [];
  const seen = new Map<keyof Touched, Set<string>>();
  const pulls = new Map<string, { repo: string; number: number }>();
  const add = (list: keyof Touched, value: unknown): void => {
    if (typeof value !== "string") return;
    const set = seen.get(list) ?? new Set();
    seen.set(list, set.add(value));
  };
  const listed = (list: keyof Touched): string[] => [...(seen.get(list) ?? [])].toSorted();
  return {
    add,
    addUnsure: (one: Unsure): void => void unsure.push(one),
    /** Takes the answer of one statement; `column` names the key among what it touched. */
    take(merged: Merged, list?: keyof Touched, column = "key"): void {
      written += merged.written;
      for (const row of merged.touched) {
        const { repo, number } = row;
        if (list !== undefined) add(list, row[column]);
        if (typeof repo === "string") add("repos", repo);
        if (typeof repo === "string" && typeof number === "number")
          pulls.set(`${repo} ${number}`, { repo, number });
      }
    },
    end: (): Touched => ({
      written,
      accounts: listed("accounts"),
      repositories: listed("repositories"),
      projects: listed("projects"),
      teams: listed("teams"),
      repos: listed("repos"),
      pulls: [...pulls.values()].toSorted((a, b) =>
        a.repo === b.repo ? a.number - b.number : a.repo < b.repo ? -1 : 1,
      ),
      items: listed("items"),
      statuses: listed("statuses"),
      pushes: [],
      unsure,
    }),
  };
}
