import { withOrg } from "@/lib/core/db.ts";
import type { ChangeElements } from "@/lib/ledger/complexity/change-elements-shape.ts";
import { readElements } from "@/lib/ledger/complexity/elements-store.ts";
import { unitComplexity } from "@/lib/ledger/complexity/unit-complexity.ts";
import type { ComplexityScore, Driver } from "@/lib/model/complexity.ts";
import type { Analysis } from "./analysis.ts";
import { NO_HISTORY } from "./element-lab.ts";
import { GitRepo } from "./git-repo.ts";
import { weigh } from "./weigh.ts";

const DAY = 86_400;
const START = 1_600_000_000;

/** Files of a repository, null for one that goes. */
export type Told = Readonly<Record<string, string | null>>;

/** A commit that lands, and whether it belongs to the unit that is scored. */
export type Landing = {
  readonly files: Told;
  readonly day: number;
  readonly message?: (shas: ReadonlyMap<string, string>) => string;
  /** Under this name later messages can speak of it. */
  readonly name?: string;
  readonly branch?: string;
  readonly outside?: boolean;
};

export type Scored = { readonly score: ComplexityScore; readonly elements: readonly ChangeElements[] };

/** Writes a repository with real git, reads it as the product does, and scores the commits of the unit together. */
export async function scoredUnit(lab: Analysis, base: Told, landings: readonly Landing[]): Promise<Scored> {
  const repo = GitRepo.create();
  try {
    repo.commit(base, { message: "begin", at: START });
    const shas = new Map<string, string>();
    const unit: string[] = [];
    for (const { files, day, message, name, branch = "main", outside = false } of landings) {
      if (branch !== "main" && repo.git("for-each-ref", `refs/heads/${branch}`) === "") repo.branch(branch);
      repo.on(branch);
      const sha = repo.commit(files, { message: message?.(shas) ?? "Do work", at: START + day * DAY });
      if (name !== undefined) shas.set(name, sha);
      if (!outside) unit.push(`push:${sha}`);
    }
    const scope = await lab.add(repo.path);
    await lab.read(scope);
    await weigh(lab, scope);
    const found = await withOrg(lab.db, scope.orgId, (tx) => readElements(tx, scope, unit));
    const elements = unit.map((id) => {
      const one = found.get(id);
      if (one === undefined) throw new Error(`nothing is known of ${id}`);
      return one;
    });
    const score = unitComplexity({
      changes: elements,
      history: NO_HISTORY,
      items: [],
      reviews: [],
      authors: new Set(),
    });
    return { score, elements };
  } finally {
    repo.remove();
  }
}

/** What each driver found that found something. */
export const found = ({ score }: Scored): Partial<Record<Driver, number>> =>
  Object.fromEntries(score.parts.filter(({ x }) => x > 0).map(({ driver, x }) => [driver, x]));
