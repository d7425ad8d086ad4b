import type { PageWindow } from "@/lib/views/page-window.ts";
import { formatDay } from "../numbers/format.ts";
import { Link } from "./link.tsx";

type Props = { window: PageWindow; path: string; keep?: Readonly<Record<string, string>> };

const PRESETS = [
  { weeks: 4, label: "4 weeks" },
  { weeks: 13, label: "13 weeks" },
  { weeks: 26, label: "26 weeks" },
  { weeks: 52, label: "1 year" },
  { weeks: 104, label: "2 years" },
] as const;

/** The window of the page, as links: what they say can be pasted to a colleague. */
export function WindowPicker({ window, path, keep = {} }: Props) {
  const href = (question: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...keep, ...question })}`;
  const { weeks, to, isLatest } = window;
  const at = (question: Record<string, string>) =>
    href({ ...(isLatest ? {} : { to }), weeks: String(weeks.length), ...question });
  return (
    <nav aria-label="Time window">
      <ul>
        <li>
          <Link href={href({ weeks: String(weeks.length), to: window.earlier })}>← Earlier</Link>
        </li>
        {PRESETS.map(({ weeks: count, label }) => (
          <li key={count}>
            <Link
              href={at({ weeks: String(count) })}
              aria-current={weeks.length === count ? "true" : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
        {window.later && (
          <li>
            <Link href={href({ weeks: String(weeks.length), to: window.later })}>Later →</Link>
          </li>
        )}
        {!isLatest && (
          <li>
            <Link href={href({ weeks: String(weeks.length) })}>Latest</Link>
          </li>
        )}
        <li className="quiet">
          {formatDay(window.firstDay)} to {formatDay(window.lastDay)}
        </li>
      </ul>
    </nav>
  );
}
