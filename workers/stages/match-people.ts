import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { nameId } from "@/lib/core/name-id.ts";
import type { IdentityState } from "@/lib/model/identity-decision.ts";
import { readAliases } from "@/lib/normalized/people/alias-store.ts";
import { refreshInitiatorSums } from "@/lib/normalized/people/change-initiator-store.ts";
import { describePerson } from "@/lib/normalized/people/describe-person.ts";
import { findEvidence } from "@/lib/normalized/people/find-evidence.ts";
import { foldDecisions } from "@/lib/normalized/people/fold-decisions.ts";
import { type IdentityFacts, isHuman } from "@/lib/normalized/people/identity.ts";
import {
  lockPeople,
  readDecisions,
  readFacts,
  saveIdentities,
  savePeople,
} from "@/lib/normalized/people/identity-store.ts";
import { type Match, matchPeople } from "@/lib/normalized/people/match-people.ts";
import { readSolePulls } from "@/lib/normalized/people/pull-author-store.ts";
import { spreadKinds } from "@/lib/normalized/people/spread-kinds.ts";
import { refreshSums } from "@/lib/normalized/people/sum-store.ts";
import { readableConnections } from "@/lib/settings/connection-store.ts";
import type { FollowPeople, Moved } from "../people/follow-people.ts";

export type MatchDeps = {
  readonly db: Db;
  readonly now: () => Date;
  /** The tool behind an agent's account; null where none is known. */
  readonly toolOf: (identity: IdentityFacts) => string | null;
  readonly follow: readonly FollowPeople[];
};

/**
 * Matches every identity of an organisation again, writes those that came out otherwise, and asks for what follows from
 * exactly these. Answers what moved.
 */
export const matchPeopleStage =
  ({ db, now, toolOf, follow }: MatchDeps) =>
  ({ orgId }: { readonly orgId: string }): Promise<Moved> =>
    withOrg(db, orgId, async (tx) => {
      await lockPeople(tx, orgId);
      const decided = foldDecisions(await readDecisions(tx, orgId));
      const identities = spreadKinds(await factsOf(tx, orgId), decided.kinds);
      const evidence = findEvidence(identities, await readAliases(tx, orgId), await readSolePulls(tx, orgId));
      const { matches, gone } = matchPeople(
        identities,
        evidence,
        decided.pairs,
        decided.alone,
        (key, attempt) => nameId(orgId, "person", key, String(attempt)),
      );
      const byKey = new Map(identities.map((facts) => [facts.key, facts]));
      const rows = matches.flatMap((match) => {
        const facts = byKey.get(match.key);
        return facts === undefined
          ? []
          : [{ ...match, facts, state: stateOf(match, facts), tool: toolOf(facts) }];
      });
      await savePeople(tx, orgId, peopleOf(rows), gone);
      await saveIdentities(tx, orgId, rows);
      const moved = movedIn(rows);
      if (moved.identities.length > 0) for (const next of follow) await next(tx, orgId, moved);
      await refreshSums(tx, orgId, now());
      await refreshInitiatorSums(tx, orgId, now());
      return moved;
    });

async function factsOf(tx: Tx, orgId: string): Promise<IdentityFacts[]> {
  const connections = await readableConnections(tx, orgId);
  const trackers = new Set(connections.flatMap(({ kind, host }) => (kind === "jira" ? (host ?? []) : [])));
  const facts = await readFacts(tx, orgId);
  return facts.map((each) => ({
    ...each,
    isTracker: trackers.has(each.key.slice(0, each.key.indexOf("/"))),
  }));
}

function stateOf(match: Match, facts: IdentityFacts): IdentityState {
  if (!isHuman(facts)) return "machine";
  if (match.personId !== null) return "matched";
  return match.suggestion === null ? "unmatched" : "suggested";
}

type Row = Match & { readonly facts: IdentityFacts };

function peopleOf(rows: readonly Row[]) {
  const groups = new Map<string, IdentityFacts[]>();
  for (const { personId, facts } of rows) {
    if (personId === null) continue;
    const group = groups.get(personId);
    if (group === undefined) groups.set(personId, [facts]);
    else group.push(facts);
  }
  return [...groups].map(([id, identities]) => ({ id, ...describePerson(identities) }));
}

function movedIn(rows: readonly Row[]): Moved {
  const moved = rows.filter(({ personId, facts }) => personId !== facts.personId);
  const people = moved.flatMap(({ personId, facts }) => [personId ?? [], facts.personId ?? []].flat());
  return { identities: moved.map(({ key }) => key), people: [...new Set(people)].toSorted() };
}
