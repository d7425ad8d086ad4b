import type { MailAlias } from "@/lib/model/mail-alias.ts";

const ADDRESS = /^([^<>#]*)<([^<>]*)>\s*(?:([^<>]*)<([^<>]*)>)?\s*(?:#.*)?$/;
const MOST = 100_000;

/**
 * Which addresses a `.mailmap` calls one (gitmailmap). An address that it maps to several by name, and one that it only gives
 * a name, says nothing about accounts.
 */
export function parseMailmap(text: string): MailAlias[] {
  const proper = new Map<string, Set<string>>();
  for (const line of text.split(/\r?\n/, MOST)) {
    if (line.startsWith("#")) continue;
    const [, , first, , second] = ADDRESS.exec(line.trim()) ?? [];
    const [to, from] = [fold(first), fold(second)];
    if (to === "" || from === "") continue;
    proper.set(from, (proper.get(from) ?? new Set()).add(to));
  }
  return [...proper].flatMap(([email, called]) => {
    const [only] = called;
    return only === undefined || called.size > 1 || only === email ? [] : [{ email, proper: only }];
  });
}

const fold = (address: string | undefined): string => address?.trim().toLowerCase() ?? "";
