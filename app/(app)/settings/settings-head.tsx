import { Link } from "@/components/ui/link.tsx";

const TABS = [
  { id: "organisation", label: "Organisation and repositories", href: "/settings" },
  { id: "connections", label: "Connections", href: "/settings/connections" },
  { id: "people", label: "People", href: "/settings/people" },
  { id: "teams", label: "Teams", href: "/settings/teams" },
  { id: "rules", label: "Rules", href: "/settings/rules" },
  { id: "audit", label: "Audit", href: "/settings/audit" },
  { id: "tokens", label: "API tokens", href: "/settings/tokens" },
  { id: "sessions", label: "Your sessions", href: "/settings/sessions" },
] as const;

/** What the pages of the settings begin with. */
export const SettingsHead = ({ at }: { at: (typeof TABS)[number]["id"] }) => (
  <>
    <header className="page-head">
      <h1>Settings</h1>
    </header>
    <nav className="tabs" aria-label="Settings">
      {TABS.map(({ id, label, href }) => (
        <Link key={id} href={href} aria-current={id === at ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  </>
);
