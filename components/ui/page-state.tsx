import type { ReactNode } from "react";
import { Link } from "./link.tsx";

type Props = { title: string; children: ReactNode; next?: { href: string; label: string } };

/** A page or section with nothing to show: why, and the next step. */
export const PageState = ({ title, children, next }: Props) => (
  <div className="state">
    <h2>{title}</h2>
    <div className="prose">{children}</div>
    {next && (
      <Link className="button" href={next.href}>
        {next.label}
      </Link>
    )}
  </div>
);
