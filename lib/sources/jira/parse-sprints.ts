/** Ids of the sprints that a sprint field names: objects, numbers, or the `…Sprint@1f[id=37,name=…]` of old versions. */
export function parseSprints(value: unknown): { readonly ids: readonly string[]; readonly unread: number } {
  if (value === null || value === undefined || value === "") return { ids: [], unread: 0 };
  const ids = new Set<string>();
  let unread = 0;
  for (const one of Array.isArray(value) ? value : [value]) {
    const id = idOf(one);
    if (id === null) unread += 1;
    else ids.add(id);
  }
  return { ids: [...ids], unread };
}

/** Ids in a changelog's `from` or `to` of the sprint field: `36, 37`. Null and an empty text name none. */
export function sprintIdsIn(list: string | null): readonly string[] {
  if (list === null) return [];
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => /^\d+$/.test(part));
}

function idOf(one: unknown): string | null {
  if (typeof one === "number" && Number.isSafeInteger(one) && one > 0) return String(one);
  if (typeof one === "string") {
    const id = /[[,]id=(\d+)[,\]]/.exec(one)?.[1] ?? /^(\d+)$/.exec(one.trim())?.[1];
    return id ?? null;
  }
  if (typeof one !== "object" || one === null || !Object.hasOwn(one, "id")) return null;
  const { id } = one as { id: unknown };
  return typeof id === "number" || (typeof id === "string" && /^\d+$/.test(id)) ? String(id) : null;
}
