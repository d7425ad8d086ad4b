import type { GitPerson } from "@/lib/model/git-commit.ts";

const PERSON = /^([^<>]*?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/;

/** The person that a value such as `Ann <ann@example.com>` names; null where there is no address, or more than one. */
export function trailerPerson(value: string): GitPerson | null {
  const match = PERSON.exec(value);
  return match === null ? null : { name: match[1] ?? "", email: match[2] ?? "" };
}
