import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table.tsx";
import type { IdentityState } from "@/lib/model/identity-decision.ts";
import type { PageIdentity, PeopleRow } from "@/lib/views/people.ts";
import { DeclareAction, HintActions, JoinAction, KindAction, SplitAction } from "./identity-actions.tsx";
import { IdentityName } from "./identity-name.tsx";
import { KIND_LABEL, ruleWords, sureness } from "./words.ts";

type Props = { state: IdentityState; rows: readonly PeopleRow[] };

const HEADS: Readonly<Record<IdentityState, readonly [string, string, string]>> = {
  matched: ["Person", "Accounts and addresses", "Change"],
  suggested: ["Account or address", "May be", "Answer"],
  unmatched: ["Account or address", "Shown as", "Fix"],
  machine: ["Account or address", "Kind", "Change"],
};

/** People, or identities of one state, in the order of their names. Nobody's activity is in it. */
export function PeopleTable({ state, rows }: Props) {
  const [first, second, third] = HEADS[state];
  return (
    <DataTable
      id="people-table"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: first, cell: (row) => (state === "matched" ? row.name : <First row={row} />) },
        { head: second, cell: (row) => middleOf(state, row) },
        { head: third, label: null, cell: (row) => endOf(state, row) },
      ]}
    />
  );
}

function First({ row: { name, identities } }: { row: PeopleRow }) {
  const [first] = identities;
  if (first === undefined) return name;
  return (
    <>
      <IdentityName identity={first} />
      {first.state === "suggested" && first.name && <span className="sub">as {first.name}</span>}
    </>
  );
}

function middleOf(state: IdentityState, { name, identities }: PeopleRow): ReactNode {
  const [first] = identities;
  if (state === "matched") return <Owned identities={identities} />;
  if (state === "machine")
    return (
      <>
        {KIND_LABEL[(first?.kind ?? "human") as keyof typeof KIND_LABEL]}
        {first?.tool && <span className="sub">{first.tool}</span>}
      </>
    );
  if (state === "unmatched") return name;
  return (
    <>
      {first?.hintName ?? first?.hintKey}
      <span className="sub">
        {ruleWords(first?.hintRule ?? null)}, {sureness(first?.hintConfidence ?? null)}
      </span>
    </>
  );
}

const Owned = ({ identities }: { identities: readonly PageIdentity[] }) => (
  <ul className="lines">
    {identities.map((identity, place) => (
      <li key={identity.key} className="identity">
        <span>
          <IdentityName identity={identity} />
          <span className="sub">
            {place === 0
              ? ruleWords(null)
              : [ruleWords(identity.rule), sureness(identity.confidence)].filter(Boolean).join(", ")}
            {identity.hintKey && `; may also be ${identity.hintName}: ${ruleWords(identity.hintRule)}`}
          </span>
        </span>
        {identities.length > 1 && <SplitAction identity={identity} />}
      </li>
    ))}
  </ul>
);

function endOf(state: IdentityState, { identities }: PeopleRow): ReactNode {
  const [first] = identities;
  if (first === undefined) return null;
  if (state === "machine") return <KindAction identity={first} />;
  const hinted = identities.find(({ hintKey }) => hintKey !== null);
  return (
    <div className="row-actions">
      {hinted && <HintActions identity={hinted} />}
      {state === "unmatched" && <DeclareAction identity={first} />}
      <details>
        <summary>{state === "matched" ? "Join or change kind" : "Something else"}</summary>
        <div className="form form-tight">
          <JoinAction identity={first} />
          <KindAction identity={first} />
        </div>
      </details>
    </div>
  );
}
