/** What stands in `exclude` until a person has chosen what to read: only the list of what there is. */
export const NOTHING_YET: readonly string[] = ["*"];

/** Whether a person has said what to read of a connection. */
export const isScopeChosen = ({
  include,
  exclude,
}: {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}): boolean => !(include.length === 0 && exclude.length === 1 && exclude[0] === "*");
