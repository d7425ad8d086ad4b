import { Link } from "@/components/ui/link.tsx";

const TABS = [
  { id: "organisation", label: "Organisation and repositories", href: "/settings" },
  { id: "connections", label: "Connections", href: "/settings/connections" },
  { id: "people", label: "People", href: "/settings/people" },
  { id: "teams", label: "Teams", href: "/settings/teams" },
  { id: "sessions", label: "Your sessions", href: "/settings/sessions" },
] as const;

export const SettingsTabs = ({ at }: { at: (typeof TABS)[number]["id"] }) => (
  <nav className="tabs" aria-label="Settings">
    {TABS.map(({ id, label, href }) => (
      <Link key={id} href={href} aria-current={id === at ? "page" : undefined}>
        {label}
      </Link>
    ))}
  </nav>
);
