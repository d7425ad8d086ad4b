import type { GitPerson } from "@/lib/model/git-commit.ts";

/** An account as git would name it, by the number that cannot be taken. A login alone might be anybody's name. */
export function asGitPerson(host: string, key: string | null, login: string | null): GitPerson | null {
  if (key === null) return null;
  const id = key.slice(key.indexOf("/") + 1);
  const known = login ?? (id.startsWith("@") ? id.slice(1) : null);
  if (known === null) return null;
  const local = id.startsWith("@") ? known : `${id}+${known}`;
  return { name: known.endsWith("[bot]") ? known : `@${known}`, email: `${local}@users.noreply.${host}` };
}
