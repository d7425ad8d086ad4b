import type { ReactNode } from "react";
import { Link } from "@/components/ui/link.tsx";
import { Nav } from "@/components/ui/nav.tsx";
import { Palette } from "@/components/ui/palette.tsx";
import type { OrgAccess, Person } from "@/lib/auth/access.ts";
import type { FrameRepository } from "@/lib/views/org-frame.ts";
import { HealthStrip } from "./health-strip.tsx";
import { OrgSwitch } from "./org-switch.tsx";
import { SampleMark } from "./sample-mark.tsx";
import { SignOut } from "./sign-out.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = {
  person: Person;
  access: OrgAccess;
  repositories: readonly FrameRepository[];
  /** The team that the page speaks of, so that the question keeps its subject from page to page. */
  teamId?: string;
  /** Controls of scope and window. */
  bar?: ReactNode;
  children: ReactNode;
};

export function Shell({ person, access, repositories, teamId, bar, children }: Props) {
  const teams = [...new Map(repositories.map((one) => [one.teamId, one.teamName]))];
  // On the pages of a team a repository stands once for each team that works in it.
  const each = [...new Map(repositories.map((one) => [one.id, one])).values()];
  const subject = teamId ?? teams[0]?.[0];
  const items = [
    { label: "Competitive?", href: "/", match: "^/$" },
    ...(subject
      ? [
          {
            label: "Net or activity?",
            href: `/teams/${subject}/ledger`,
            match: "^/teams/[^/]+/(ledger|changes)",
          },
          { label: "Value", href: `/teams/${subject}/surface`, match: "^/teams/[^/]+/surface" },
        ]
      : []),
    { label: "Teams", href: "/teams", match: "^/teams(/[^/]+)?$" },
    { label: "Definitions", href: "/definitions", match: "^/definitions" },
    { label: "Settings", href: "/settings", match: "^/settings" },
  ];
  const places = [
    ...items.map(({ label, href }) => ({ label, href, kind: "page" })),
    ...teams.map(([id, name]) => ({ label: name, href: `/teams/${id}`, kind: "team" })),
    { label: "Connections", href: "/settings/connections", kind: "settings" },
    { label: "Sessions", href: "/settings/sessions", kind: "settings" },
  ];
  return (
    <>
      <header>
        {access.isSample && <SampleMark />}
        <div className="top">
          <Link href="/" className="brand">
            Assay
          </Link>
          <OrgSwitch person={person} access={access} />
          <Nav items={items} />
          <div className="top-end">
            <Palette places={places} />
            <ThemeSwitch />
            <SignOut />
          </div>
        </div>
        <div className="bar">
          {bar ?? <span />}
          <HealthStrip access={access} repositories={each} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <span>
          About teams and their work, never about a person. Not for hiring, pay, promotion or dismissal.
        </span>
        <Link href="/definitions">How every number is defined</Link>
      </footer>
    </>
  );
}
