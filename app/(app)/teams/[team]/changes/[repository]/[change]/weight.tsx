import { prepareWaiting, prepareWeight } from "@/components/numbers/prepare-weight.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { UnitWeight } from "@/lib/views/unit-weight.ts";

/** So many records stand in sight; the others open. */
const IN_SIGHT = 3;

/** How hard the piece of work was: its points, what each driver counted and gave, and what was not seen. */
export function Weight({ weight }: { weight: UnitWeight }) {
  if (weight.weighed === null) return <p>{prepareWaiting(weight)}</p>;
  const { says, rows, unseen } = prepareWeight(weight.weighed);
  return (
    <>
      <p className="finding">
        {says} <Link href="/definitions#complexity">definition</Link>
      </p>
      <DataTable
        rows={rows}
        keyOf={({ driver }) => driver}
        columns={[
          {
            head: "What made it hard",
            cell: ({ label, means }) => (
              <>
                {label}
                <span className="sub">{means}</span>
              </>
            ),
          },
          { head: "Counted", className: "num nowrap", cell: ({ counted }) => counted ?? "not known" },
          { head: "Points", className: "num nowrap", cell: ({ points }) => points ?? "–" },
          { head: "Seen", cell: ({ evidence }) => <Seen evidence={evidence} /> },
        ]}
      />
      {unseen.length > 0 && (
        <ul className="lines small quiet table-note">
          {unseen.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Seen({ evidence }: { evidence: readonly string[] }) {
  if (evidence.length === 0) return "–";
  return (
    <>
      <Records records={evidence.slice(0, IN_SIGHT)} />
      {evidence.length > IN_SIGHT && (
        <details>
          <summary className="small">{evidence.length - IN_SIGHT} more</summary>
          <Records records={evidence.slice(IN_SIGHT)} />
        </details>
      )}
    </>
  );
}

const Records = ({ records }: { records: readonly string[] }) => (
  <ul className="lines small breaks">
    {records.map((record) => (
      <li key={record}>{record}</li>
    ))}
  </ul>
);
