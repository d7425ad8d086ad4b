import { type BranchLines, type FoldState, INHERIT_SECONDS } from "../fold/fold-state.ts";
import { RestingFiles } from "./resting-files.ts";

/**
 * The resting lines of history that changes on `lines`, merged from `since` (seconds) on, may ask for or write to: these
 * lines, those that they can inherit from, those that can inherit from them, and the landing line.
 */
export function linesToWake({ branches }: FoldState, lines: Iterable<string>, since: number): BranchLines[] {
  const touched = new Set(lines);
  const wanted = new Set<BranchLines>();
  const inherits = ({ forkedAt }: BranchLines) => forkedAt === null || since - forkedAt <= INHERIT_SECONDS;
  for (const branch of branches.values()) {
    const { landing, fork } = branch;
    if (landing || (fork && touched.has(fork.branch) && inherits(branch))) wanted.add(branch);
  }
  for (const name of touched) {
    let line = branches.get(name);
    while (line) {
      wanted.add(line);
      line = line.fork && inherits(line) ? branches.get(line.fork.branch) : undefined;
    }
  }
  return [...wanted].filter(({ files }) => files instanceof RestingFiles);
}
