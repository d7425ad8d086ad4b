/** Why something is not as it should be, and then what to do: sentences that each end once. */
export function causeWords(cause: string | null, fix: string | null): string {
  const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
  return [cause, fix].flatMap((text) => (text ? [sentence(text.trim())] : [])).join(" ");
}
