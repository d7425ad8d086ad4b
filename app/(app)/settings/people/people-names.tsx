/** The names that a field of a person offers while one types: `list="people-names"`. */
export const PeopleNames = ({ names }: { names: readonly string[] }) => (
  <datalist id="people-names">
    {names.map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ))}
  </datalist>
);
