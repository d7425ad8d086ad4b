import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { WeekMix } from "@/lib/views/team-shapes.ts";
import { formatNumber } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";

/** Changes of each week by composition; a week in which nothing landed has dashes, not zeros. */
export function WeeksTable({ id, weeks }: { id: string; weeks: readonly WeekMix[] }) {
  return (
    <table className="table" id={id}>
      <caption>Changes by week and composition</caption>
      <thead>
        <tr>
          <th scope="col">Week</th>
          {MIX_CLASSES.map((name) => (
            <th key={name} scope="col" className="num">
              {COMPOSITION_LABEL[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, unfinished, mix }) => (
          <tr key={week}>
            <th scope="row">
              {week}
              {unfinished && <span className="sub">not over yet</span>}
            </th>
            {MIX_CLASSES.map((name) => (
              <td key={name} className="num">
                {mix === null ? "–" : formatNumber(mix[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
