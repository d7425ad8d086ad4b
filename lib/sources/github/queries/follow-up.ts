import { type InnerList, nameOf, RATE } from "./shared.ts";

export type Unfinished = {
  readonly id: string;
  readonly list: InnerList;
  readonly after: string;
  /** Long lists are read from their end as well, in half the rounds: what stands before this place, or null for the very end. */
  readonly tail: { readonly before: string | null } | null;
};

/** One query for the next pages of many inner lists. `type`: of the items that they stand in. `fragments`: those that the page used. */
export function followUp(
  type: string,
  wanted: readonly Unfinished[],
  fragments: string,
): { readonly query: string; readonly variables: Record<string, string | null> } {
  const variables: Record<string, string | null> = {};
  const names: string[] = [];
  const parts = wanted.map(({ id, list, after, tail }, at) => {
    const use = (name: string, kind: string, value: string | null): string => {
      variables[`${name}${at}`] = value;
      names.push(`$${name}${at}: ${kind}`);
      return `$${name}${at}`;
    };
    const pages = [
      `list: ${list.field}(first: 100, after: ${use("after", "String", after)}${list.args}) { ...${nameOf(list)} }`,
      ...(tail === null
        ? []
        : [
            `tail: ${list.field}(last: 100, before: ${use("before", "String", tail.before)}${list.args}) { ...${nameOf(list)} }`,
          ]),
    ];
    return `n${at}: node(id: ${use("id", "ID!", id)}) { ... on ${type} { ${pages.join(" ")} } }`;
  });
  const used = fragmentsFor(wanted, fragments);
  const query = `query FollowUp(${names.join(", ")}) {\n${RATE}\n${parts.join("\n")}\n}\n${used}`;
  return { query, variables };
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
