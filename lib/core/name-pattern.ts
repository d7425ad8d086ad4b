/** Whether `name` is one of `patterns`, in which `*` stands for any run of characters. Letters count alike in both cases. */
export function matchesName(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => matches(pattern.trim().toLowerCase(), name.toLowerCase()));
}

/** Whether what people chose to read takes `name` in: an empty `include` is all, and `exclude` has the last word. */
export const isChosen = (
  { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  name: string,
): boolean => (include.length === 0 || matchesName(include, name)) && !matchesName(exclude, name);

/** Part by part, each at its first place after the one before: no pattern takes long, whatever it says. */
function matches(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return name === first;
  const last = rest.pop() ?? "";
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
