import type { HostedRepository } from "./hosted-repository.ts";
import type { Instant } from "./instant.ts";
import type { JiraSite } from "./jira-site.ts";

/** A person as they really are, whatever accounts they use. `id` is `p01`, `p02` … */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly workEmail: string;
  /** Every address that commits of theirs carry, the work address and the noreply ones included. */
  readonly emails: readonly string[];
  readonly level: "junior" | "mid" | "senior" | "staff";
  readonly joinedAt: Instant;
  readonly leftAt: Instant | null;
  /** GitHub account ids; some people have two. */
  readonly accounts: readonly number[];
  readonly jiraAccount: string | null;
};

export type AccountRole = "human" | "automation" | "agent" | "review_agent" | "ghost";

/** An account at GitHub. Bots have another login in REST (`dependabot[bot]`) than in GraphQL (`dependabot`). */
export type HostAccount = {
  readonly id: number;
  readonly nodeId: string;
  readonly type: "User" | "Bot";
  readonly role: AccountRole;
  readonly person: string | null;
  login: string;
  readonly graphqlLogin: string;
  readonly name: string | null;
  /** The address on the profile; most show none. */
  readonly email: string | null;
  /** The address that its commits carry. */
  readonly commitEmail: string;
  /** The host answers `null` for a deleted account's author. */
  isDeleted: boolean;
  readonly createdAt: Instant;
};

export type TeamMember = {
  readonly account: number;
  readonly person: string;
  readonly role: "member" | "maintainer";
  readonly from: Instant;
  readonly until: Instant | null;
};

/** A team; `parent` is the id of the team above. The host tells only who is in it now; the truth knows since when. */
export type HostedTeam = {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly parent: number | null;
  members: readonly TeamMember[];
};

/** How many of what. `pulls` is the number over all repositories; `long` how many of them are of the long tail. */
export type Size = {
  readonly people: number;
  readonly teams: number;
  readonly repositories: number;
  readonly pulls: number;
  readonly days: number;
  readonly long: number;
};

/**
 * A made-up organisation and the truth about it. What a simulator shows is derived from it; what a test compares with is it.
 * The lists are mutable so that a test can let something happen.
 */
export type Organisation = {
  readonly seed: string;
  readonly login: string;
  readonly id: number;
  readonly nodeId: string;
  /** The moment that the story ends at. */
  readonly now: Instant;
  readonly people: readonly Person[];
  readonly accounts: Map<number, HostAccount>;
  readonly teams: HostedTeam[];
  readonly repositories: HostedRepository[];
  readonly jira: JiraSite;
};
