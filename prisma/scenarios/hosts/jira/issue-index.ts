import type { JiraIssue, JiraLink, JiraSite } from "../../organisation/jira-site.ts";

type Index = {
  readonly byId: ReadonlyMap<string, JiraIssue>;
  /** Links of others that end at an issue. */
  readonly inward: ReadonlyMap<string, readonly { readonly from: string; readonly link: JiraLink }[]>;
};
const indexes = new WeakMap<JiraSite, { readonly index: Index; readonly size: number }>();

/** Issues by id and links by their end; made again when issues were added. */
export function issueIndex(site: JiraSite): Index {
  const known = indexes.get(site);
  if (known !== undefined && known.size === site.issues.length) return known.index;
  const inward = new Map<string, { readonly from: string; readonly link: JiraLink }[]>();
  for (const issue of site.issues) {
    for (const link of issue.links)
      inward.set(link.to, [...(inward.get(link.to) ?? []), { from: issue.id, link }]);
  }
  const index = { byId: new Map(site.issues.map((issue) => [issue.id, issue])), inward };
  indexes.set(site, { index, size: site.issues.length });
  return index;
}
