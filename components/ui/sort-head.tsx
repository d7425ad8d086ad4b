import { Link } from "./link.tsx";

type Props = { label: string; href: string; sorted: "down" | "up" | null; numeric?: boolean };

/** A column's head that sorts by it; again, the other way round. */
export const SortHead = ({ label, href, sorted, numeric = false }: Props) => (
  <th
    scope="col"
    className={numeric ? "num" : undefined}
    aria-sort={sorted === null ? undefined : sorted === "down" ? "descending" : "ascending"}
  >
    <Link href={href} stay>
      {label}
      <span aria-hidden> {sorted === null ? "↕" : sorted === "down" ? "↓" : "↑"}</span>
    </Link>
  </th>
);
