/** `histogram` is how everything is read; `myers` is the only one that `git blame` knows. */
export type DiffAlgorithm = "histogram" | "myers";

/**
 * How effective diffs are asked for, whatever the verb. One set, so that atoms never depend on the way they were read.
 * One line of context and not none: without context git cuts off the common end of two files before it compares them,
 * and then now and then counts other lines than `git diff --numstat` does. With `myers` there is none, as `git blame` has none.
 */
export const diffArguments = (algorithm: DiffAlgorithm): readonly string[] => [
  "-p",
  "--raw",
  "-z",
  algorithm === "myers" ? "-U0" : "-U1",
  "-M50%",
  "--full-index",
  "--no-abbrev",
  `--diff-algorithm=${algorithm}`,
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--submodule=short",
  "--ignore-submodules=none",
  "--inter-hunk-context=0",
  "-O/dev/null",
  "--indent-heuristic",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

/**
 * For `git log`: one record for each commit given, in the given order, each against its first parent. `--sparse` keeps
 * those of which nothing is left when paths are left out.
 */
export const LOG_ARGUMENTS: readonly string[] = [
  "log",
  "--no-walk=unsorted",
  "--sparse",
  "--stdin",
  "-m",
  "--first-parent",
  "--sparse",
  "--no-notes",
  "--no-mailmap",
  "--no-show-signature",
  "--no-decorate",
  "--format=%x01%H",
];
