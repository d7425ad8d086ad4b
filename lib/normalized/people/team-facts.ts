export type HostTeamFacts = {
  readonly key: string;
  readonly name: string;
  /** Key of the team above. */
  readonly parent: string | null;
  readonly connectionId: string;
  readonly removedAt: Date | null;
};
/** That an account was in a team of the host, from when that was seen until it was no longer. */
export type HostMemberFacts = {
  readonly team: string;
  readonly account: string;
  readonly fromAt: Date;
  readonly toAt: Date | null;
};
export type KnownTeam = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly hostKey: string | null;
  /** What a person changed: the host no longer does. */
  readonly edited: readonly string[];
  readonly removedAt: Date | null;
};
export type KnownMember = {
  readonly teamId: string;
  readonly personId: string;
  readonly fromAt: Date;
  readonly toAt: Date | null;
  readonly origin: string;
};
export type PlannedTeam = Pick<KnownTeam, "id" | "name" | "parentId" | "removedAt"> & {
  readonly hostKey: string;
};
export type PlannedMember = Omit<KnownMember, "origin">;

export type HostedTeams = {
  readonly hostTeams: readonly HostTeamFacts[];
  readonly hostMembers: readonly HostMemberFacts[];
  /** Whose an account is. */
  readonly personOf: ReadonlyMap<string, string>;
  readonly teams: readonly KnownTeam[];
  readonly members: readonly KnownMember[];
  readonly now: Date;
  readonly newTeam: (hostKey: string) => string;
};
