import type { HostedPull } from "../../organisation/hosted-pull.ts";
import type { HostedRepository } from "../../organisation/hosted-repository.ts";
import type { HostAccount, Organisation } from "../../organisation/organisation.ts";
import type { SimulatedClock } from "../clock.ts";
import type { Allowance } from "./limits/allowance.ts";
import type { Operation } from "./openapi/operations.ts";

/** Something that a good client never does, or that the simulator would never send. */
export type Violation = {
  readonly at: number;
  readonly kind: string;
  readonly detail: string;
  readonly token: string | null;
};

export type Grant = {
  readonly token: string;
  readonly kind: "user" | "installation";
  readonly allowance: Allowance;
  readonly expiresAt: number | null;
  isRevoked: boolean;
};

export type GithubState = {
  readonly organisation: Organisation;
  readonly clock: SimulatedClock;
  /** Of the simulator, without a slash at its end; set once it listens. */
  root: string;
  readonly grants: Map<string, Grant>;
  readonly violate: (kind: string, detail: string, token?: string | null) => void;
  /** What of an answer of REST does not fit the published description; null where all does, or nobody looks. */
  readonly misfit: (operation: Operation, body: unknown) => string | null;
  /** Repositories that the credentials cannot see, by id. */
  readonly hidden: Set<number>;
  /** Of repositories and pull requests by their ids, kept up for speed. */
  readonly pulls: Map<number, { readonly pull: HostedPull; readonly repository: HostedRepository }>;
  /** Counts up with every change of the organisation. */
  version: number;
};

export const accountOf = (state: GithubState, id: number | null): HostAccount | null => {
  const account = id === null ? undefined : state.organisation.accounts.get(id);
  return account === undefined || account.isDeleted ? null : account;
};

export const fullName = (repository: HostedRepository): string => `${repository.owner}/${repository.name}`;

/** ISO 8601 in whole seconds, as the host writes it. */
export const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export type FoundRepository = { readonly repository: HostedRepository; readonly isMoved: boolean };

/** By today's name or an earlier one, in any case of letters; null where it is gone, hidden or never was. */
export function findRepository(state: GithubState, owner: string, name: string): FoundRepository | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  const visible = state.organisation.repositories.filter(
    (one) => !one.isDeleted && !state.hidden.has(one.id),
  );
  const today = visible.find((one) => fullName(one).toLowerCase() === wanted);
  if (today) return { repository: today, isMoved: false };
  const earlier = visible.find((one) => one.previousNames.some((former) => former.toLowerCase() === wanted));
  return earlier ? { repository: earlier, isMoved: true } : null;
}
