import { PageState } from "@/components/ui/page-state.tsx";
import type { IdentityState } from "@/lib/model/identity-decision.ts";
import { type PeopleQuery, peopleAddress } from "@/lib/views/people-query.ts";

const EMPTY: Readonly<Record<IdentityState, readonly [title: string, words: string]>> = {
  suggested: ["Nothing to confirm", "Whatever may belong together appears here, with the reason."],
  matched: [
    "No person yet",
    "People come from the accounts of a code host. Connect one, or make an address a person of its own.",
  ],
  unmatched: ["Every account belongs to a person", "New ones appear here until they are matched."],
  machine: [
    "No bot and no agent",
    "Accounts that are no person appear here, so that nobody counts them as one.",
  ],
};

/** An empty list: why it is empty, and the way on. */
export function NobodyHere({ state, query }: { state: IdentityState; query: PeopleQuery }) {
  const [title, words] = EMPTY[state];
  return query.q === "" ? (
    <PageState title={title}>{words}</PageState>
  ) : (
    <PageState
      title={`Nothing fits “${query.q}”`}
      next={{ href: peopleAddress(query, { q: "", state }), label: "Show all" }}
    >
      Try a part of a name, a login or an address.
    </PageState>
  );
}
