import { type InnerList, nameOf, RATE } from "./shared.ts";

export type Unfinished = { readonly id: string; readonly list: InnerList; readonly after: string };

/** One query for the next pages of many inner lists. `type`: of the items that they stand in. `fragments`: those that the page used. */
export function followUp(
  type: string,
  wanted: readonly Unfinished[],
  fragments: string,
): { readonly query: string; readonly variables: Record<string, string> } {
  const variables: Record<string, string> = {};
  const parts = wanted.map(({ id, list, after }, at) => {
    variables[`id${at}`] = id;
    variables[`after${at}`] = after;
    return `n${at}: node(id: $id${at}) { ... on ${type} { list: ${list.field}(first: 100, after: $after${at}${list.args}) { ...${nameOf(list)} } } }`;
  });
  const names = wanted.map((_, at) => `$id${at}: ID!, $after${at}: String`).join(", ");
  const used = fragmentsFor(wanted, fragments);
  return { query: `query FollowUp(${names}) {\n${RATE}\n${parts.join("\n")}\n}\n${used}`, variables };
}

/** A query may not carry a fragment that it does not use: those of the lists that are asked for, and what these use. */
function fragmentsFor(wanted: readonly Unfinished[], fragments: string): string {
  const all = new Map(
    fragments
      .split(/^(?=fragment )/m)
      .map((text) => [/^fragment (\w+)/.exec(text)?.[1] ?? "", text] as const),
  );
  const used = new Set<string>();
  const add = (name: string): void => {
    const text = all.get(name);
    if (text === undefined || used.has(name)) return;
    used.add(name);
    for (const [, inner = ""] of text.matchAll(/\.\.\.(\w+)/g)) add(inner);
  };
  for (const { list } of wanted) add(nameOf(list));
  return [...used].map((name) => all.get(name)).join("\n");
}
