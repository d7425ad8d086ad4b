"use client";

import { usePathname } from "next/navigation";
import { Link } from "./link.tsx";

export type NavItem = { readonly label: string; readonly href: string; readonly match: string };

/** The pages, by the question they answer; the one being read is marked. */
export function Nav({ items }: { items: readonly NavItem[] }) {
  const path = usePathname();
  return (
    <nav className="nav" aria-label="Pages">
      {items.map(({ label, href, match }) => (
        <Link key={href} href={href} aria-current={new RegExp(match).test(path) ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
