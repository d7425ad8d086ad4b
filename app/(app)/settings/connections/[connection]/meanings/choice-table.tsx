"use client";

import { useFormAnswer } from "@/components/ui/action-form.tsx";

type Row = {
  name: string;
  label: string;
  note: string | null;
  value: string;
  choices: readonly { value: string; label: string }[];
};

/** One word a row, with what it means beside it. */
export const ChoiceTable = ({
  what,
  rows,
  unset,
  canChange,
}: {
  what: string;
  rows: readonly Row[];
  /** The first choice: nobody chose. */
  unset: string;
  canChange: boolean;
}) => (
  <table className="table stacks map-table">
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <th scope="col">Counts as</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Choice key={row.name} row={row} unset={unset} canChange={canChange} />
      ))}
    </tbody>
  </table>
);

function Choice({ row, unset, canChange }: { row: Row; unset: string; canChange: boolean }) {
  const { name, label, note, value, choices } = row;
  const { wrong, typed } = useFormAnswer(name);
  const isKnown = value === "" || choices.some((choice) => choice.value === value);
  return (
    <tr>
      <th scope="row">
        {label}
        {note && <span className="sub">{note}</span>}
      </th>
      <td data-label="Counts as">
        <select
          className="input input-small"
          name={name}
          aria-label={`${label} counts as`}
          aria-invalid={wrong ? true : undefined}
          defaultValue={typed ?? value}
          disabled={!canChange}
        >
          <option value="">{unset}</option>
          {!isKnown && <option value={value}>{value} (no longer there)</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        {wrong && <p className="small">{wrong}</p>}
      </td>
    </tr>
  );
}
