import { z } from "zod";
import type { WorkItemLink } from "@/lib/model/work-item.ts";

const End = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String) });
const Link = z.looseObject({
  type: z.looseObject({ inward: z.string(), outward: z.string() }),
  inwardIssue: End.optional(),
  outwardIssue: End.optional(),
});

/** The links of an issue, each read from it to the other; `unread` counts those that tell no other end. */
export function normalizeLinks(
  host: string,
  item: string,
  value: unknown,
): { readonly links: readonly WorkItemLink[]; readonly unread: number } {
  if (!Array.isArray(value)) return { links: [], unread: 0 };
  let unread = 0;
  const links = new Map<string, WorkItemLink>();
  for (const one of value) {
    const parsed = Link.safeParse(one);
    const link = parsed.success ? linkOf(host, item, parsed.data) : null;
    if (link === null) unread += 1;
    else if (link.other !== item) links.set(`${link.kind} ${link.other}`, link);
  }
  return { links: [...links.values()], unread };
}

function linkOf(host: string, item: string, link: z.output<typeof Link>): WorkItemLink | null {
  const { outwardIssue, inwardIssue, type } = link;
  if (outwardIssue) return { item, other: `${host}/${outwardIssue.id}`, kind: wordOf(type.outward) };
  if (inwardIssue) return { item, other: `${host}/${inwardIssue.id}`, kind: wordOf(type.inward) };
  return null;
}

/** `is blocked by` as `is_blocked_by`. */
const wordOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_|_$/g, "")
    .slice(0, 60) || "relates";
