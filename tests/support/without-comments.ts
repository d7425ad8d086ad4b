/** The text with its comments blanked. Strings keep what they hold, "https://…" among it. */
export const withoutComments = (text: string): string =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (all, string: string | undefined) => string ?? all.replace(/[^\n]/g, " "),
  );
