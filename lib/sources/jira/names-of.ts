import { cleanText } from "./clean-text.ts";

/** The name that a value of Jira goes by: `{ name }`, `{ value }` of a choice, or a plain text. Null where there is none. */
export function nameOf(value: unknown): string | null {
  if (typeof value === "string") return value === "" ? null : cleanText(value, 200);
  if (Array.isArray(value)) return nameOf(value[0]);
  if (typeof value !== "object" || value === null) return null;
  for (const key of ["name", "value"]) {
    const text: unknown = Object.hasOwn(value, key)
      ? (value as Readonly<Record<string, unknown>>)[key]
      : null;
    if (typeof text === "string" && text !== "") return cleanText(text, 200);
  }
  return null;
}

/** The names in a list, each once, at most 500. */
export function namesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const names = value.map(nameOf).filter((name) => name !== null);
  return [...new Set(names)].slice(0, 500);
}
