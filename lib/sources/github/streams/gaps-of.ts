import type { Gap } from "@/lib/model/connector.ts";
import type { GraphqlError } from "../graphql-answer.ts";

/** What a page lacks, in words: items that the host withheld, and lists that do not end. */
export function gapsOf(
  kind: string,
  page: { readonly errors: readonly GraphqlError[]; readonly withheld: number; readonly isLooping: boolean },
): Gap[] {
  const gap = (reason: string): Gap => ({ kind, externalId: null, reason });
  const refused = new Set(page.errors.map(({ type, path }) => `${type} ${path.filter(isName).join(".")}`));
  return [
    ...(page.withheld > 0 ? [gap(`GitHub withheld ${page.withheld} of the page`)] : []),
    ...[...refused].slice(0, 20).map((what) => gap(`GitHub left out: ${what.trim()}`)),
    ...(page.isLooping ? [gap("The list does not end: the same page came again and again")] : []),
  ];
}

const isName = (part: string | number): boolean => typeof part === "string";
