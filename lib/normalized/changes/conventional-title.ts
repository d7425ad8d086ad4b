/** A title in the form `type(scope)!: text` of Conventional Commits 1.0.0. */
export type ConventionalTitle = {
  readonly type: string;
  readonly scope: string | null;
  readonly breaking: boolean;
  readonly text: string;
};

const TYPES = new Set(
  "feat feature fix bugfix hotfix perf refactor style chore revert test tests docs doc ci build infra ops deps".split(
    " ",
  ),
);
const SHAPE = /^([A-Za-z]+)(?:\(([^()]*)\))?(!)?:\s+(\S.*)$/;

/** Null where the title has another form or a type that is none of the usual ones. */
export function parseConventionalTitle(title: string): ConventionalTitle | null {
  const match = SHAPE.exec(title.trim());
  const type = match?.[1]?.toLowerCase() ?? "";
  if (match === null || !TYPES.has(type)) return null;
  return { type, scope: match[2]?.trim() || null, breaking: match[3] === "!", text: match[4] ?? "" };
}
