import { createSyntaxReaders } from "@/lib/ledger/complexity/structure/syntax-readers.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { loadGrammar } from "@/workers/complexity/load-grammar.ts";
import { openKept } from "@/workers/complexity/open-kept.ts";
import { readComplexityStage } from "@/workers/stages/read-complexity.ts";
import type { Analysis } from "./analysis.ts";

const readers = createSyntaxReaders(loadGrammar);

/** Makes the elements of all changes of a repository that lack them; answers how many. */
export const weigh = ({ db, dataDir }: Analysis, scope: RepoScope): Promise<number> =>
  readComplexityStage({
    db,
    dataDir,
    readers,
    clockMs: () => performance.now(),
    open: openKept({ dataDir }),
    goOn: () => Promise.reject(new Error("a small history is read in one turn")),
    signal: new AbortController().signal,
    pause: () => Promise.reject(new Error("nothing is being read")),
  })(scope);
