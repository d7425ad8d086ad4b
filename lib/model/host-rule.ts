/** A rule set of a repository: what must be true before something lands. `rules` as the host writes them. */
export type Ruleset = {
  readonly repo: string;
  readonly externalId: string;
  readonly name: string;
  readonly target: string;
  readonly enforcement: string;
  readonly rules: readonly unknown[];
};

/** A team as the host knows it; `parent` is the key of the team above. */
export type HostTeam = {
  readonly key: string;
  readonly slug: string;
  readonly name: string;
  readonly parent: string | null;
};

/** Everybody in a team at one moment. Who is missing has left. */
export type HostTeamRoster = { readonly team: string; readonly accounts: readonly string[] };
