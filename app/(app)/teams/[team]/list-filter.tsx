import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { SearchChoice } from "@/components/ui/search-choice.tsx";
import { SearchForm } from "@/components/ui/search-form.tsx";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { type ListQuery, listAddress } from "@/lib/views/list-query.ts";

type Props = {
  query: ListQuery;
  path: string;
  keep: Readonly<Record<string, string>>;
  /** Groups of owners to choose from; none where the repository names none. */
  services?: readonly string[];
};

/** Narrows a list by text, composition and service. */
export const ListFilter = ({ query, path, keep, services = [] }: Props) => (
  <SearchForm
    action={`${path}#changes`}
    q={query.q}
    label="Title, number or hash"
    submit="Filter"
    keep={{ ...keep, ...listAddress(query, { q: "", composition: null, service: null }) }}
  >
    <SearchChoice
      name="composition"
      label="Composition"
      value={query.composition}
      every="Every composition"
      choices={COMPOSITION_CLASSES.map((name) => [name, COMPOSITION_LABEL[name]])}
    />
    {services.length > 0 && (
      <SearchChoice
        name="service"
        label="Service"
        value={query.service}
        every="Every service"
        choices={services.map((name) => [name, name])}
      />
    )}
  </SearchForm>
);
