import { SearchChoice } from "@/components/ui/search-choice.tsx";
import { SearchForm } from "@/components/ui/search-form.tsx";
import { type LogQuery, RUN_STATES } from "@/lib/views/connection-log.ts";

const WORD = {
  running: "Running",
  done: "Done",
  waiting: "Waits for the host",
  failed: "Did not work",
} as const;

/** Narrows the log by name, message and result. */
export const LogFilter = ({ query, path }: { query: LogQuery; path: string }) => (
  <div className="table-tools">
    <SearchForm
      action={path}
      q={query.q}
      label="Name or message"
      submit="Filter"
      keep={query.stream ? { stream: query.stream } : {}}
    >
      <SearchChoice
        name="state"
        label="Result"
        value={query.state}
        every="Every result"
        choices={RUN_STATES.map((state) => [state, WORD[state]])}
      />
    </SearchForm>
  </div>
);
