type Props = {
  name: string;
  label: string;
  value: string | null;
  /** What stands for no choice. */
  every: string;
  choices: readonly (readonly [value: string, label: string])[];
};

/** A condition of a search: one of some, or every one. */
export const SearchChoice = ({ name, label, value, every, choices }: Props) => (
  <select className="input input-small" name={name} defaultValue={value ?? ""} aria-label={label}>
    <option value="">{every}</option>
    {choices.map(([one, words]) => (
      <option key={one} value={one}>
        {words}
      </option>
    ))}
  </select>
);
