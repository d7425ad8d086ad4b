import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import type { PeoplePage } from "@/lib/views/people.ts";
import { type PeopleQuery, peopleAddress } from "@/lib/views/people-query.ts";
import { STATE_LABEL } from "./words.ts";

type Props = { view: PeoplePage; query: PeopleQuery };
const ORDER = ["suggested", "matched", "unmatched", "machine"] as const;

/** How much of what was done belongs to nobody yet, with the way to fix it; then the states to choose from. */
export function PeopleSums({ view, query }: Props) {
  const of = (state: (typeof ORDER)[number]) => view.sums.find((sum) => sum.state === state);
  const open = [of("unmatched"), of("suggested")];
  const without = open.reduce((sum, each) => sum + (each?.activities ?? 0), 0);
  const count = open.reduce((sum, each) => sum + (each?.identities ?? 0), 0);
  const all = without + (of("matched")?.activities ?? 0);
  return (
    <>
      {view.asOf && (
        <p className="finding list-lead">
          {without === 0 ? (
            <>
              Everything that people did belongs to a person: {formatNumber(all)} commits, pull requests,
              reviews, comments and steps of work items.
            </>
          ) : (
            <>
              {formatNumber(without)} of {formatNumber(all)} commits, pull requests, reviews, comments and
              steps of work items ({shareOf(without, all)}) belong to nobody yet, under{" "}
              {plural(count, "account or address", "accounts and addresses")}.{" "}
              <Link href={peopleAddress(query, { state: "unmatched", q: "" })}>Say whose they are</Link>
            </>
          )}{" "}
          <span className="quiet">Counted {formatMinute(view.asOf)}; bots and agents stand apart.</span>
        </p>
      )}
      <AgentSums initiators={view.initiators} />
      <nav className="tabs" aria-label="By state">
        {ORDER.map((state) => (
          <Link
            key={state}
            href={peopleAddress(query, { state })}
            aria-current={state === view.state ? "page" : undefined}
          >
            {STATE_LABEL[state]}
            {state !== "matched" && ` ${formatNumber(of(state)?.identities ?? 0)}`}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** Of how many changes of agents it is known who had them made; of the others, what is missing. */
function AgentSums({ initiators }: Pick<PeoplePage, "initiators">) {
  const all = [...initiators.values()].reduce((sum, each) => sum + each, 0);
  const [known = 0, unmatched = 0, unclear = 0, unknown = 0] = (
    ["known", "unmatched", "unclear", "unknown"] as const
  ).map((state) => initiators.get(state));
  if (all === 0) return null;
  const open = [
    unmatched > 0 && `${formatNumber(unmatched)} name an account or address that is nobody’s yet`,
    unclear > 0 && `${formatNumber(unclear)} hint at somebody and do not say so`,
    unknown > 0 && `${formatNumber(unknown)} name nobody`,
  ].filter((words) => words !== false);
  return (
    <p className="prose list-lead">
      Of {plural(all, "change")} that agents made, {formatNumber(known)} were asked for by somebody who is
      known here and count for that person’s team{open.length > 0 && `; ${open.join(", ")}`}.
    </p>
  );
}

/** A share in words that are never 0 % of something. */
function shareOf(part: number, all: number): string {
  const share = (100 * part) / all;
  return share < 1 ? "less than 1 %" : `${Math.round(share)} %`;
}
