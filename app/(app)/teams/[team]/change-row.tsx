import { CompositionMark } from "@/components/numbers/composition-mark.tsx";
import { formatDay, formatNumber, formatTenth } from "@/components/numbers/format.ts";
import { WORK_LABEL } from "@/components/numbers/labels.ts";
import { plainTitle } from "@/components/numbers/plain-title.ts";
import { Link } from "@/components/ui/link.tsx";
import type { ChangeRow as Row } from "@/lib/core/change-reader.ts";
import { WORK_KINDS } from "@/lib/model/work-kind.ts";
import { changePath } from "@/lib/views/change-path.ts";

type Props = { row: Row; teamId: string; columns: { of: string; over?: string; tenths?: boolean } };

/** One change of a list. It carries no author. */
export function ChangeRow({ row, teamId, columns }: Props) {
  const kind = WORK_KINDS.find((each) => each === row.workKind);
  return (
    <tr>
      <th scope="row" className="cell-title">
        <Link href={changePath(teamId, row.repoId, row.id)}>
          {plainTitle(row.title) || row.mergeSha.slice(0, 10)}
        </Link>
        <span className="sub">
          {row.number !== null && `#${row.number} · `}
          {row.mergeSha.slice(0, 10)}
          {kind && kind !== "unknown" && ` · ${WORK_LABEL[kind].toLowerCase()}`}
        </span>
      </th>
      <td data-label="Composition">
        <CompositionMark name={row.composition} />
      </td>
      <td data-label="Merged" className="nowrap">
        {formatDay(row.mergedAt)}
      </td>
      <td data-label={columns.of} className="num">
        {(columns.tenths ? formatTenth : formatNumber)(row.of)}
      </td>
      {columns.over && (
        <td data-label={columns.over} className="num">
          {row.over === null ? "" : formatNumber(row.over)}
        </td>
      )}
    </tr>
  );
}
