import { formatDay } from "@/components/numbers/format.ts";
import type { Metric } from "@/lib/metrics/metric.ts";

type Props = { history: Metric["history"] };

/** What changed in a definition, version by version. */
export const VersionHistory = ({ history }: Props) => (
  <ul className="lines">
    {history.map(({ version, date, change }) => (
      <li key={version}>
        Version {version}, {formatDay(date)}: {change}
      </li>
    ))}
  </ul>
);
