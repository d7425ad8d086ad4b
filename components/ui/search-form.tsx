import type { ReactNode } from "react";

type Props = {
  action: string;
  q: string;
  /** What can be sought by. */
  label: string;
  submit: string;
  /** What of the address stays whatever is sought. */
  keep?: Readonly<Record<string, string>>;
  /** Further conditions. */
  children?: ReactNode;
};

/** Narrows a list; what is asked goes into the address. */
export const SearchForm = ({ action, q, label, submit, keep = {}, children }: Props) => (
  <search>
    <form action={action}>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        className="input input-small"
        type="search"
        name="q"
        defaultValue={q}
        placeholder={label}
        aria-label={label}
      />
      {children}
      <button type="submit" className="icon-button">
        {submit}
      </button>
    </form>
  </search>
);
