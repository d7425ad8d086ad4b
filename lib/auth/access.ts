import { AppError } from "@/lib/core/errors.ts";

declare const proof: unique symbol;

/** A role decides what may be done, never whose numbers may be seen: no role sees values about a person. */
export const ROLES = ["owner", "admin", "leader", "viewer", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** One organisation that a signed-in person belongs to. */
export type Membership = {
  readonly orgId: string;
  readonly orgName: string;
  readonly isSample: boolean;
  readonly role: Role;
};

/** A signed-in person, as the session tells it. */
export type Person = {
  readonly userId: string;
  readonly sid: string;
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
};

/** Proof that this person may be inside this organisation. Only `grantOrg` makes one. */
export type OrgAccess = {
  readonly orgId: string;
  readonly orgName: string;
  readonly isSample: boolean;
  readonly userId: string;
  readonly role: Role;
  readonly [proof]: "org";
};

/** Proof that this person may change how the organisation is set up. Only `grantSettings` makes one. */
export type SettingsAccess = OrgAccess & { readonly canChange: true };

/** Proof that this person may see the work figures of this team. Only `grantTeam` makes one. */
export type TeamAccess = {
  readonly orgId: string;
  readonly teamId: string;
  /** The team and all that stand below it: its work is theirs. */
  readonly teamIds: readonly string[];
  readonly [proof]: "team";
};

/** Access to the organisation asked for, else to the first of the person's own. */
export function grantOrg(person: Person, wanted: string | null): OrgAccess {
  const { memberships, userId } = person;
  const found =
    memberships.find(({ orgId }) => orgId === wanted) ??
    memberships.find(({ isSample }) => !isSample) ??
    memberships[0];
  if (!found) {
    throw new AppError("forbidden", "You belong to no organisation yet.", {
      fix: "Ask an owner to invite you.",
    });
  }
  return { ...found, userId } as OrgAccess;
}

/** Owners and admins change settings; everyone else is told who can. */
export function grantSettings(access: OrgAccess): SettingsAccess {
  if (access.role !== "owner" && access.role !== "admin") {
    throw new AppError("forbidden", "Only owners and admins change settings.", {
      fix: "Ask an owner of the organisation.",
    });
  }
  return { ...access, canChange: true } as SettingsAccess;
}

/** What decides whether the work figures of a team are open to one reader. */
export type TeamGround = {
  readonly teamId: string;
  /**
   * Distinct people who wrote or reviewed changes of the team, those below it among it, in the 91 days before the end of the
   * window; where it is less, of what is left of them when the teams below that are open are taken away. May be 0 where the
   * team is open to the reader however few they are.
   */
  readonly activePeople: number;
  /** The team and all that stand below it; itself alone where left out. */
  readonly teamIds?: readonly string[];
  /** The team stands for a repository that the reader added, by itself or by the connection that found it. */
  readonly addedByReader: boolean;
  /** The team stands for a repository whose history an owner can read anyway: a clone that somebody added, or a public one. */
  readonly isReadByOwners: boolean;
};

/** Active people that a team needs before its work is shown. Of people's teams no role sees fewer. */
export const WORK_FLOOR = 3;

/** Work figures open from the floor on; those of a repository also to who can read its history already. */
export const isOpen = (access: OrgAccess, ground: TeamGround): boolean =>
  ground.activePeople >= WORK_FLOOR ||
  ground.addedByReader ||
  (access.role === "owner" && ground.isReadByOwners);

/** `grounds` are the teams of the organisation, as the database has them. */
export function grantTeam(access: OrgAccess, grounds: readonly TeamGround[], teamId: string): TeamAccess {
  const found = grounds.find((ground) => ground.teamId === teamId);
  // The same answer whether the team is missing or belongs to somebody else, so nobody can probe for names.
  if (!found) throw new AppError("not-found", "No such team.");
  if (!isOpen(access, found)) {
    throw new AppError("forbidden", "This team is too small to show without showing somebody.", {
      fix: `Its numbers open when ${WORK_FLOOR} people have been active within 91 days.`,
    });
  }
  return { orgId: access.orgId, teamId, teamIds: found.teamIds ?? [teamId] } as unknown as TeamAccess;
}

/** Proof that these teams are open to this person; the rest of the organisation is named and not shown. */
export type OpenTeams = {
  readonly orgId: string;
  readonly teamIds: readonly string[];
  /** For each of these that stands above others: itself and all below it. */
  readonly above: ReadonlyMap<string, readonly string[]>;
  readonly [proof]: "teams";
};

export const grantOpenTeams = (access: OrgAccess, grounds: readonly TeamGround[]): OpenTeams =>
  ({
    orgId: access.orgId,
    teamIds: grounds.filter((ground) => isOpen(access, ground)).map(({ teamId }) => teamId),
    above: new Map(
      grounds.flatMap(({ teamId, teamIds = [] }) => (teamIds.length > 1 ? [[teamId, teamIds] as const] : [])),
    ),
  }) as unknown as OpenTeams;
