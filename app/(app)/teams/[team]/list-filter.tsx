import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { type ListQuery, listAddress } from "@/lib/views/list-query.ts";

type Props = {
  query: ListQuery;
  path: string;
  keep: Readonly<Record<string, string>>;
  /** Groups of owners to choose from; none where the repository names none. */
  services?: readonly string[];
};

/** Narrows a list by text, composition and service; what is asked goes into the address. */
export function ListFilter({ query, path, keep, services = [] }: Props) {
  const hidden = { ...keep, ...listAddress(query, { q: "", composition: null, service: null }) };
  return (
    <search>
      <form action={`${path}#changes`}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          className="input input-small"
          type="search"
          name="q"
          defaultValue={query.q}
          placeholder="Title, number or hash"
          aria-label="Title, number or hash"
        />
        <select
          className="input input-small"
          name="composition"
          defaultValue={query.composition ?? ""}
          aria-label="Composition"
        >
          <option value="">Every composition</option>
          {COMPOSITION_CLASSES.map((name) => (
            <option key={name} value={name}>
              {COMPOSITION_LABEL[name]}
            </option>
          ))}
        </select>
        {services.length > 0 && (
          <select
            className="input input-small"
            name="service"
            defaultValue={query.service ?? ""}
            aria-label="Service"
          >
            <option value="">Every service</option>
            {services.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        <button type="submit" className="icon-button">
          Filter
        </button>
      </form>
    </search>
  );
}
