import type { ReactNode } from "react";
import { AUTH_WORD, KIND_WORD } from "@/components/sources/source-words.ts";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";

type Props = {
  head: ConnectionHead;
  at: "" | "scope" | "meanings" | "log" | "records" | "edit";
  canChange: boolean;
  aside?: ReactNode;
  children: ReactNode;
};

/** What every page of a connection begins with: what it is, and the way to its other pages. */
export function ConnectionFrame({ head, at, canChange, aside, children }: Props) {
  const { id, name, kind, host, auth, isSample } = head;
  const tabs = [
    { to: "", label: "State" },
    { to: "scope", label: "What is read" },
    ...(kind === "jira" ? [{ to: "meanings", label: "Fields, types and stages" }] : []),
    { to: "log", label: "Sync log" },
    { to: "records", label: "Set aside" },
    ...(canChange ? [{ to: "edit", label: "Change, webhooks, remove" }] : []),
  ];
  return (
    <>
      <header className="page-head">
        <Crumbs items={[{ label: "Connections", href: "/settings/connections" }, { label: name }]} />
        <h1>{name}</h1>
        <p className="finding">
          {KIND_WORD[kind]} at <code>{host}</code>,{" "}
          {isSample
            ? "made up and answered on this machine; nothing is called over a network"
            : AUTH_WORD[auth]}
        </p>
        {aside}
      </header>
      <nav className="tabs" aria-label="Pages of this connection">
        {tabs.map(({ to, label }) => (
          <Link
            key={to}
            href={`/settings/connections/${id}${to === "" ? "" : `/${to}`}`}
            aria-current={to === at ? "page" : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
