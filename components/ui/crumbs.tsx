import { Link } from "./link.tsx";

export type Crumb = { label: string; href?: string };

/** Where this page hangs. */
export const Crumbs = ({ items }: { items: readonly Crumb[] }) => (
  <nav aria-label="Where you are">
    <ol className="crumbs">
      {items.map(({ label, href }) => (
        <li key={label}>{href ? <Link href={href}>{label}</Link> : label}</li>
      ))}
    </ol>
  </nav>
);
