import { type LogQuery, RUN_STATES } from "@/lib/views/connection-log.ts";

const WORD = {
  running: "Running",
  done: "Done",
  waiting: "Waits for the host",
  failed: "Did not work",
} as const;

/** Narrows the log; what is asked goes into the address. */
export const LogFilter = ({ query, path }: { query: LogQuery; path: string }) => (
  <search className="table-tools">
    <form action={path}>
      <input
        className="input input-small"
        type="search"
        name="q"
        defaultValue={query.q}
        placeholder="Name or message"
        aria-label="Name or message"
      />
      <select className="input input-small" name="state" defaultValue={query.state ?? ""} aria-label="Result">
        <option value="">Every result</option>
        {RUN_STATES.map((state) => (
          <option key={state} value={state}>
            {WORD[state]}
          </option>
        ))}
      </select>
      {query.stream && <input type="hidden" name="stream" value={query.stream} />}
      <button type="submit" className="icon-button">
        Filter
      </button>
    </form>
  </search>
);
