import type { HostedTeams, PlannedMember, PlannedTeam } from "./team-facts.ts";

const DAY_MS = 86_400_000;
/** Since when somebody is in a team of which nobody can tell since when. */
export const BEGINNING = new Date(0);

/**
 * Who is in the teams of hosts, from when to when. A host tells only who is in a team now: who was in it when its teams were
 * first read counts as having been in it from the beginning, who came later from when they were seen. Where a person typed
 * when somebody was in a team, that stands and the host says nothing about the same time.
 */
export function planMembers(
  { hostTeams, hostMembers, personOf, members }: HostedTeams,
  idOf: ReadonlyMap<string, string>,
  forgotten: readonly PlannedTeam[],
): PlannedMember[] {
  const teams = new Map(hostTeams.map((team) => [team.key, team]));
  const first = new Map<string, number>();
  for (const { team, fromAt } of hostMembers) {
    const connection = teams.get(team)?.connectionId ?? "";
    first.set(connection, Math.min(first.get(connection) ?? Number.POSITIVE_INFINITY, fromAt.getTime()));
  }
  const spans = hostMembers.flatMap((row): PlannedMember[] => {
    const team = teams.get(row.team);
    const teamId = idOf.get(row.team);
    const personId = personOf.get(row.account);
    if (team === undefined || teamId === undefined || personId === undefined) return [];
    const firstRead = first.get(team.connectionId) ?? 0;
    const wasThere = row.fromAt.getTime() < firstRead + DAY_MS;
    const toAt = earlier(row.toAt, team.removedAt);
    return [{ teamId, personId, fromAt: wasThere ? BEGINNING : wholeSecond(row.fromAt), toAt }];
  });
  const typed = members.filter(({ origin }) => origin !== "github");
  const planned = joinSpans(spans).filter(
    (span) => !typed.some((row) => isSame(row, span) && overlaps(row, span)),
  );
  return [...planned, ...keptOf(members, forgotten)];
}

/** Members of teams that are forgotten stay in the books until the team ended. */
function keptOf(members: HostedTeams["members"], forgotten: readonly PlannedTeam[]): PlannedMember[] {
  const ends = new Map(forgotten.map(({ id, removedAt }) => [id, removedAt]));
  return members.flatMap(({ teamId, personId, fromAt, toAt, origin }) => {
    const end = ends.get(teamId);
    if (end === undefined || origin !== "github") return [];
    return [{ teamId, personId, fromAt, toAt: earlier(toAt, end) }];
  });
}

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1_000) * 1_000);
const earlier = (one: Date | null, other: Date | null): Date | null => {
  const both = [one, other].flatMap((at) => (at === null ? [] : [wholeSecond(at).getTime()]));
  return both.length === 0 ? null : new Date(Math.min(...both));
};
type Span = Pick<PlannedMember, "teamId" | "personId" | "fromAt" | "toAt">;
const isSame = (one: Span, other: Span): boolean =>
  one.teamId === other.teamId && one.personId === other.personId;
const endOf = ({ toAt }: Span): number => toAt?.getTime() ?? Number.POSITIVE_INFINITY;
const overlaps = (one: Span, other: Span): boolean =>
  one.fromAt.getTime() < endOf(other) && other.fromAt.getTime() < endOf(one);

/** Of one person in one team the spans that touch are one: somebody may be in it with two accounts. */
function joinSpans(spans: readonly PlannedMember[]): PlannedMember[] {
  const order = (one: PlannedMember, other: PlannedMember): number =>
    compare(one.teamId, other.teamId) ||
    compare(one.personId, other.personId) ||
    one.fromAt.getTime() - other.fromAt.getTime();
  const joined: PlannedMember[] = [];
  for (const span of spans.filter((each) => endOf(each) > each.fromAt.getTime()).toSorted(order)) {
    const last = joined.at(-1);
    if (last === undefined || !isSame(last, span) || endOf(last) < span.fromAt.getTime()) joined.push(span);
    else if (endOf(span) > endOf(last)) joined[joined.length - 1] = { ...last, toAt: span.toAt };
  }
  return joined;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
