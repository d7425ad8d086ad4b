import type { PageIdentity } from "@/lib/views/people.ts";

/** An identity as people know it: login and host, or address. */
export function IdentityName({ identity }: { identity: Pick<PageIdentity, "key" | "login" | "email"> }) {
  const { key, login, email } = identity;
  const host = key.slice(0, key.lastIndexOf("/"));
  if (key.startsWith("git/"))
    return (
      <>
        <code className="breaks">{key.slice(4) || "no address"}</code>{" "}
        <span className="quiet">in commits</span>
      </>
    );
  return (
    <>
      <code className="breaks">{login ?? email ?? key.slice(key.lastIndexOf("/") + 1)}</code>{" "}
      <span className="quiet">at {host}</span>
    </>
  );
}
