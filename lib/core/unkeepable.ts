const ZERO = "\0";

/** What to say of text that no table can keep, because it has a zero byte in it; null where it can be kept. */
export const unkeepable = (text: string): string | null =>
  text.includes(ZERO) ? "Type it again: there is a character in it that cannot be shown or kept." : null;

/** The same for what a form sent, by field; what can be kept is not named. */
export const unkeepableFields = (sent: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, text]) => {
      const wrong = unkeepable(text);
      return wrong === null ? [] : [[name, wrong]];
    }),
  );

/** Text as it can be given back to whoever typed it. */
export const withoutZero = (text: string): string => text.replaceAll(ZERO, "");
