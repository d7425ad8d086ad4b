import { formatDay } from "@/components/numbers/format.ts";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import type { TeamView } from "@/lib/views/team-shapes.ts";

export function TeamHead({ view }: { view: TeamView }) {
  const { head, window, asOf } = view;
  const branches = head.repositories.flatMap(({ name, landingBranch }) =>
    landingBranch ? [`${name} (${landingBranch})`] : [name],
  );
  return (
    <div>
      <Crumbs items={[{ label: "Teams", href: "/" }, { label: head.name }]} />
      <h1>{head.name}</h1>
      <p className="quiet">
        {branches.join(", ")}
        {asOf && ` · ${formatDay(window.firstDay)} to ${formatDay(window.lastDay)}`}
        {asOf && window.isLatest && <> · the last week ends with the data, on {formatDay(asOf)}</>}
      </p>
    </div>
  );
}
